using System.Globalization;
using System.Text;

namespace Tabib.App.Reports;

/// <summary>Where everything of a trend's chart goes: across in percent, so that it fits any width; down in pixels.</summary>
/// <param name="Marks">Text and height of each mark of the scale.</param>
/// <param name="Days">Text and place of each mark of time.</param>
/// <param name="Grid">A line at each mark, as a path of the inner drawing.</param>
internal sealed record TrendPlot(IReadOnlyList<TrendLine> Lines, IReadOnlyList<(string Text, string Y)> Marks, IReadOnlyList<(string Text, string X)> Days, string Grid)
{
    public const int Height = 150;

    /// <summary>The inner drawing is stretched to the chart's width; its own width is this many units.</summary>
    public const int InnerWidth = 1000;

    public const int Top = 10;
    public const int Bottom = 124;

    /// <summary>Percent of the chart's width: left of it stand the numbers.</summary>
    public const int Left = 14;
    public const int Right = 97;

    private const int MostPoints = 60;

    /// <summary>With more points than this the line alone is drawn.</summary>
    private const int MostDots = 30;

    public static TrendPlot Of(Trend trend)
    {
        var points = trend.Series.SelectMany(series => series.Points).ToArray();
        var scale = Axis.Around(points.Min(point => point.Value), points.Max(point => point.Value));
        var time = new TimeAxis(points.Min(point => point.At), points.Max(point => point.At));
        return new TrendPlot(
            [.. trend.Series.Select(series => Line(Thinning.Of(series.Points, MostPoints), scale, time))],
            [.. scale.Marks.Select(mark => (scale.TextOf(mark), Pixels(Down(scale.Share(mark)))))],
            [.. time.Marks().Select(mark => (mark.Text, Across(time.Share(mark.At))))],
            string.Concat(scale.Marks.Select(mark => $"M0,{Pixels(Down(scale.Share(mark)) - Top)}H{InnerWidth}")));
    }

    private static TrendLine Line(IReadOnlyList<TrendPoint> points, Axis scale, TimeAxis time)
    {
        var path = new StringBuilder("M");
        var dots = new StringBuilder();
        foreach (var point in points)
        {
            var place = $"{Pixels(time.Share(point.At) * InnerWidth)},{Pixels(Down(scale.Share(point.Value)) - Top)}";
            path.Append(path.Length == 1 ? "" : " ").Append(place);

            // A stroke of no length with round ends is a dot, and stays round where the drawing is stretched.
            if (points.Count <= MostDots) dots.Append('M').Append(place).Append("h0");
        }

        return new TrendLine(path.ToString(), dots.ToString());
    }

    private static double Down(double share) => Bottom - (share * (Bottom - Top));

    private static string Across(double share) => NumberText.Position((Left + (share * (Right - Left))) / 100);

    private static string Pixels(double length) => length.ToString("0.#", CultureInfo.InvariantCulture);
}
