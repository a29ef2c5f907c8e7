using System.Globalization;

namespace Tabib.App.Reports;

/// <summary>A straight scale with round marks that covers what is drawn.</summary>
/// <param name="Low">The lowest mark.</param>
/// <param name="High">The highest mark.</param>
internal sealed record Axis(double Low, double High, double Step)
{
    /// <summary>Beyond this nothing clinical is measured and doubles lose whole numbers.</summary>
    public const double Limit = 1e12;

    /// <summary>Differences below this are none.</summary>
    private const double Smallest = 1e-7;

    private const int Intervals = 4;

    public IEnumerable<double> Marks
    {
        get
        {
            var count = (int)Math.Round((High - Low) / Step);
            for (var i = 0; i <= count; i++) yield return Low + (i * Step);
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">Not finite, beyond <see cref="Limit"/>, or in the wrong order.</exception>
    public static Axis Around(double least, double most)
    {
        if (!(Math.Abs(least) <= Limit)) throw new ArgumentOutOfRangeException(nameof(least), least, "Not on any scale.");
        if (!(Math.Abs(most) <= Limit) || most < least) throw new ArgumentOutOfRangeException(nameof(most), most, "Not on any scale.");
        var size = Math.Max(Math.Abs(least), Math.Abs(most));
        if (most - least <= Math.Max(size * 1e-9, Smallest))
        {
            var room = size <= Smallest ? 1 : size * 0.1;
            (least, most) = (least - room, most + room);
        }

        var step = RoundUp((most - least) / Intervals);
        var low = Math.Floor(least / step) * step;
        return new Axis(low, low + (Math.Ceiling((most - low) / step) * step), step);
    }

    /// <summary>0 at the low end, 1 at the high end.</summary>
    public double Share(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);

    public string TextOf(double mark) => NumberText.Of(mark, Math.Clamp((int)-Math.Floor(Math.Log10(Step) + 1e-9), 0, 9));

    /// <summary>The next of 1, 2, 5 times a power of ten.</summary>
    private static double RoundUp(double step)
    {
        var power = double.Parse("1E" + (int)Math.Floor(Math.Log10(step)), CultureInfo.InvariantCulture);
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 5])
        {
            if (factor * power >= step * (1 - 1e-9)) return factor * power;
        }

        return 10 * power;
    }
}
