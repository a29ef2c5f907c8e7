namespace Tabib.App.Synth.Lives;

/// <summary>What a clinician finds on opening the record: the last two values of each test, and when things were last done.</summary>
internal sealed class Chart
{
    /// <summary>Days that stand for "never done": more than any life, less than <see cref="int.MaxValue"/>, which stands for "never due".</summary>
    private const int Never = 1_000_000;

    private readonly Dictionary<Test, (double Value, DateOnly Day)> _last = [];
    private readonly Dictionary<Test, (double Value, DateOnly Day)> _before = [];
    private readonly Dictionary<object, DateOnly> _done = [];
    private readonly Dictionary<object, int> _times = [];

    public void Note(Test test, double value, DateOnly day)
    {
        if (_last.TryGetValue(test, out var last) && last.Day < day) _before[test] = last;
        _last[test] = (value, day);
    }

    /// <summary>NaN where there is none.</summary>
    public double Last(Test test) => _last.TryGetValue(test, out var reading) ? reading.Value : double.NaN;

    /// <summary>True where the value holds now and held at least so many days before.</summary>
    public bool Lasting(Test test, Predicate<double> holds, int daysApart) =>
        _last.TryGetValue(test, out var last) && _before.TryGetValue(test, out var before)
        && last.Day.DayNumber - before.Day.DayNumber >= daysApart && holds(last.Value) && holds(before.Value);

    public void Done(object what, DateOnly day)
    {
        _done[what] = day;
        _times[what] = Times(what) + 1;
    }

    public int Times(object what) => _times.GetValueOrDefault(what);

    /// <summary>Days since it was last done; very many where never.</summary>
    public int DaysSince(object what, DateOnly day) => _done.TryGetValue(what, out var last) ? day.DayNumber - last.DayNumber : Never;
}
