using System.Globalization;

namespace Tabib.App.Reports;

/// <summary>Where estimates and their intervals go, a drawing a row, all on one scale.</summary>
/// <param name="Bars">A path for each row; empty where it has no interval.</param>
/// <param name="Dots">A path for each row; empty where it has no estimate.</param>
/// <param name="Reference">An upright line; empty for none.</param>
/// <param name="Low">Text of the scale's left end.</param>
/// <param name="High">Text of its right end.</param>
internal sealed record IntervalPlot(IReadOnlyList<string> Bars, IReadOnlyList<string> Dots, string Reference, string Low, string High)
{
    /// <summary>Units of a row's drawing, which is stretched to its cell.</summary>
    public const int Width = 1000;

    public const int Height = 20;

    public static IntervalPlot Of(IntervalSet set)
    {
        double Scaled(double value) => set.IsRatio ? Math.Log(value) : value;
        bool IsDrawn(double? value) => value is { } number && double.IsFinite(number) && (!set.IsRatio || number > 0);
        var values = set.Rows.SelectMany(row => new[] { row.Estimate, row.Lower, row.Upper }).Append(set.Reference).Where(IsDrawn).Select(value => Scaled(value!.Value)).DefaultIfEmpty(0).ToArray();
        var axis = set.IsRatio ? Padded(values.Min(), values.Max()) : Axis.Around(values.Min(), values.Max());
        string X(double value) => (axis.Share(Scaled(value)) * Width).ToString("0.#", CultureInfo.InvariantCulture);
        string TextOf(double end) => set.IsRatio ? NumberText.Of(Math.Exp(end), 2) : axis.TextOf(end);
        return new IntervalPlot(
            [.. set.Rows.Select(row => IsDrawn(row.Lower) && IsDrawn(row.Upper) ? $"M{X(row.Lower!.Value)},{Height / 2}H{X(row.Upper!.Value)}" : "")],
            [.. set.Rows.Select(row => IsDrawn(row.Estimate) ? $"M{X(row.Estimate!.Value)},{Height / 2}h0" : "")],
            IsDrawn(set.Reference) ? $"M{X(set.Reference!.Value)},0V{Height}" : "", TextOf(axis.Low), TextOf(axis.High));
    }

    /// <summary>The scale of ratios ends a little outside what is drawn: round numbers of a logarithm are none of the ratio.</summary>
    private static Axis Padded(double least, double most)
    {
        var room = Math.Max(0.05, (most - least) * 0.05);
        return new Axis(least - room, most + room, most - least + (2 * room));
    }
}
