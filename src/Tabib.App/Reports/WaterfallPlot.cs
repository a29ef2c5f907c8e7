using System.Globalization;

namespace Tabib.App.Reports;

/// <summary>Where the bars of a waterfall go: each begins where the one above ended, all on one scale.</summary>
/// <param name="Bars">A path for each step.</param>
/// <param name="Start">An upright line at the base value.</param>
/// <param name="Low">Text of the scale's left end.</param>
/// <param name="High">Text of its right end.</param>
internal sealed record WaterfallPlot(IReadOnlyList<string> Bars, string Start, string Low, string High)
{
    /// <summary>Units of a row's drawing, which is stretched to its cell.</summary>
    public const int Width = 1000;

    public const int Height = 20;

    /// <summary>Shorter bars could not be seen.</summary>
    private const double Shortest = 4;

    public static WaterfallPlot Of(double start, IReadOnlyList<WaterfallStep> steps)
    {
        var ends = new double[steps.Count + 1];
        ends[0] = start;
        for (var i = 0; i < steps.Count; i++) ends[i + 1] = ends[i] + steps[i].Amount;
        var axis = Axis.Around(Clamped(ends.Min()), Clamped(ends.Max()));
        double X(double value) => axis.Share(Clamped(value)) * Width;
        return new WaterfallPlot([.. steps.Select((_, i) => BarOf(X(ends[i]), X(ends[i + 1])))], $"M{Units(X(start))},0V{Height}", axis.TextOf(axis.Low), axis.TextOf(axis.High));
    }

    private static string BarOf(double from, double to) => $"M{Units(from)},{Height / 2}H{Units(Math.Abs(to - from) >= Shortest ? to : from + (to < from ? -Shortest : Shortest))}";

    private static double Clamped(double value) => Math.Clamp(value, -Axis.Limit, Axis.Limit);

    private static string Units(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
