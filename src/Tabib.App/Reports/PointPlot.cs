using System.Text;

namespace Tabib.App.Reports;

/// <summary>Where points go. However many they are, a place is drawn once: the drawing stays small.</summary>
/// <param name="Dots">A path for each kind.</param>
/// <param name="Diagonal">A path; empty where none is asked for.</param>
/// <param name="Limits">A path of level lines.</param>
internal sealed record PointPlot(PlotFrame Frame, IReadOnlyList<string> Dots, string Diagonal, string Limits)
{
    /// <summary>Units of the inner drawing that one place takes.</summary>
    private const double PlaceAcross = 6;
    private const double PlaceDown = 2;

    public static PointPlot Of(PointCloud cloud)
    {
        var points = cloud.Series.SelectMany(series => series.Points).DefaultIfEmpty((X: 0, Y: 0)).ToArray();
        var across = Axis.Around(points.Min(point => point.X), points.Max(point => point.X));
        var heights = points.Select(point => point.Y).Concat(cloud.Limits).ToArray();
        var frame = new PlotFrame(across, Axis.Around(heights.Min(), heights.Max()));
        var end = Math.Min(frame.X.High, frame.Y.High);
        return new PointPlot(
            frame, [.. cloud.Series.Select(series => DotsOf(series, frame))],
            cloud.HasDiagonal ? $"M0,{PlotFrame.Units(frame.Down(frame.X.Low))}L{PlotFrame.Units(frame.Across(end))},{PlotFrame.Units(frame.Down(end))}" : "",
            string.Concat(cloud.Limits.Select(limit => $"M0,{PlotFrame.Units(frame.Down(limit))}H{PlotFrame.InnerWidth}")));
    }

    private static string DotsOf(PointSeries series, PlotFrame frame)
    {
        var places = new HashSet<(int, int)>();
        var path = new StringBuilder();
        foreach (var (x, y) in series.Points)
        {
            var (across, down) = (frame.Across(x), frame.Down(y));

            // A stroke of no length with round ends is a dot, and stays round where the drawing is stretched.
            if (places.Add(((int)(across / PlaceAcross), (int)(down / PlaceDown)))) path.Append('M').Append(PlotFrame.Units(across)).Append(',').Append(PlotFrame.Units(down)).Append("h0");
        }

        return path.ToString();
    }
}
