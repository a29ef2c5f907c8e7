namespace Tabib.Core.Time;

/// <summary>A half-open interval of time [Start, End) in UTC. An open end is <see cref="DateTimeOffset.MaxValue"/>, an open start <see cref="DateTimeOffset.MinValue"/>.</summary>
public readonly record struct Interval
{
    /// <exception cref="ArgumentException">End before start.</exception>
    public Interval(DateTimeOffset start, DateTimeOffset end)
    {
        if (end < start) throw new ArgumentException("An interval cannot end before it starts.", nameof(end));
        Start = start.ToUniversalTime();
        End = end.ToUniversalTime();
    }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    public bool IsOpenEnded => End == DateTimeOffset.MaxValue;

    public static Interval Always { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    public bool Contains(DateTimeOffset moment) => moment >= Start && moment < End;

    public bool Overlaps(Interval other) => Start < other.End && other.Start < End;
}
