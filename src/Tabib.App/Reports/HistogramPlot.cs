using System.Text;

namespace Tabib.App.Reports;

/// <summary>Where the bars of a histogram go; kinds stand on one another.</summary>
/// <param name="Bars">A path for each kind.</param>
/// <param name="Limits">A path of upright lines.</param>
internal sealed record HistogramPlot(PlotFrame Frame, IReadOnlyList<string> Bars, string Limits)
{
    /// <summary>Units of the inner drawing between two bars.</summary>
    private const double Gap = 2;

    public static HistogramPlot Of(Histogram histogram)
    {
        var heights = Enumerable.Range(0, histogram.Bins).Select(bin => histogram.Series.Sum(series => CountOf(series, bin))).ToArray();
        var frame = new PlotFrame(Axis.Around(histogram.Low, histogram.EdgeOf(histogram.Bins)), Axis.Around(0, Math.Max(1, heights.Max())));
        var below = new long[histogram.Bins];
        return new HistogramPlot(frame, [.. histogram.Series.Select(series => BarsOf(histogram, series, below, frame))], string.Concat(histogram.Limits.Select(frame.Upright)));
    }

    private static string BarsOf(Histogram histogram, HistogramSeries series, long[] below, PlotFrame frame)
    {
        var path = new StringBuilder();
        for (var bin = 0; bin < below.Length; bin++)
        {
            var count = CountOf(series, bin);
            if (count == 0) continue;
            var (left, right) = (frame.Across(histogram.EdgeOf(bin)), frame.Across(histogram.EdgeOf(bin + 1)) - Gap);
            path.Append('M').Append(PlotFrame.Units(left)).Append(',').Append(PlotFrame.Units(frame.Down(below[bin])))
                .Append('V').Append(PlotFrame.Units(Math.Min(frame.Down(below[bin] + count), frame.Down(below[bin]) - 1)))
                .Append('H').Append(PlotFrame.Units(Math.Max(right, left + 1))).Append('V').Append(PlotFrame.Units(frame.Down(below[bin]))).Append('Z');
            below[bin] += count;
        }

        return path.ToString();
    }

    private static long CountOf(HistogramSeries series, int bin) => bin < series.Counts.Count ? series.Counts[bin] : 0;
}
