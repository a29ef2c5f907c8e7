using System.Globalization;

namespace Tabib.App.Reports;

/// <summary>The frame of a chart with two scales: across in percent, so that it fits any width; down in pixels.</summary>
/// <param name="X">Scale across.</param>
/// <param name="Y">Scale up.</param>
internal sealed record PlotFrame(Axis X, Axis Y)
{
    public const int Height = 150;

    /// <summary>The inner drawing is stretched to the chart's width; its own width is this many units.</summary>
    public const int InnerWidth = 1000;

    public const int Top = 10;
    public const int Bottom = 124;

    /// <summary>Percent of the chart's width: left of it stand the numbers.</summary>
    private const int Left = 14;
    private const int Right = 97;

    /// <summary>Text and height of each mark of the scale up.</summary>
    public IReadOnlyList<(string Text, string Y)> MarksUp => [.. Y.Marks.Select(mark => (Y.TextOf(mark), Units(Bottom - (Y.Share(mark) * (Bottom - Top)))))];

    /// <summary>Text and place of each mark of the scale across.</summary>
    public IReadOnlyList<(string Text, string X)> MarksAcross => [.. X.Marks.Select(mark => (X.TextOf(mark), NumberText.Position((Left + (X.Share(mark) * (Right - Left))) / 100)))];

    /// <summary>A line at each mark of the scale up.</summary>
    public string Grid => string.Concat(Y.Marks.Select(mark => $"M0,{Units(Down(mark))}H{InnerWidth}"));

    /// <summary>Units of the inner drawing from its left.</summary>
    public double Across(double value) => X.Share(value) * InnerWidth;

    /// <summary>Units of the inner drawing from its top.</summary>
    public double Down(double value) => (Bottom - Top) * (1 - Y.Share(value));

    /// <summary>An upright line as a path.</summary>
    public string Upright(double value) => $"M{Units(Across(value))},0V{Bottom - Top}";

    public static string Units(double length) => length.ToString("0.#", CultureInfo.InvariantCulture);
}
