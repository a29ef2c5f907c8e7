using System.Globalization;
using System.Text;

namespace Tabib.App.Reports;

/// <summary>Where the lines and bands of a chart go: across in percent, so that it fits any width; down in pixels.</summary>
/// <param name="Lines">A path for each series.</param>
/// <param name="Bands">A closed path for each series; empty where it has no band.</param>
/// <param name="Diagonal">A path; empty where none is asked for.</param>
/// <param name="Grid">A line at each mark of the scale up.</param>
internal sealed record CurvePlot(
    IReadOnlyList<string> Lines, IReadOnlyList<string> Bands, string Diagonal, string Grid, IReadOnlyList<(string Text, string Y)> MarksUp, IReadOnlyList<(string Text, string X)> MarksAcross)
{
    /// <summary>Pixels: a calibration curve wants to be nearly square.</summary>
    public const int Height = 270;

    public const int Top = 10;
    public const int Bottom = 244;

    /// <summary>Units of the inner drawing, which is stretched to the chart.</summary>
    public const int Inner = 1000;

    /// <summary>Percent of the chart's width: left of it stand the numbers.</summary>
    private const int Left = 14;
    private const int Right = 97;

    /// <summary>More points than this are not seen apart.</summary>
    private const int MostPoints = 400;

    public static CurvePlot Of(CurveSet set)
    {
        var points = set.Series.SelectMany(series => series.Points).DefaultIfEmpty((X: 0, Y: 0)).ToArray();
        var heights = points.Select(point => point.Y).Concat(set.Series.SelectMany(series => series.Band ?? []).SelectMany(band => new[] { band.Lower, band.Upper })).ToArray();
        var across = AxisOf(set.AcrossRange ?? (points.Min(point => point.X), points.Max(point => point.X)), set.AcrossRange is not null);
        var up = AxisOf(set.UpRange ?? (heights.Min(), heights.Max()), set.UpRange is not null);
        var (low, high) = (Math.Max(across.Low, up.Low), Math.Min(across.High, up.High));
        return new CurvePlot(
            [.. set.Series.Select(series => Line(Thinned(series.Points), across, up))],
            [.. set.Series.Select(series => series.Band is null ? "" : Band(series, across, up))],
            set.HasDiagonal && high > low ? $"M{Across(across, low)},{Down(up, low)}L{Across(across, high)},{Down(up, high)}" : "",
            string.Concat(up.Marks.Select(mark => $"M0,{Down(up, mark)}H{Inner}")),
            [.. up.Marks.Select(mark => (up.TextOf(mark), Units(Bottom - (up.Share(mark) * (Bottom - Top)))))],
            [.. across.Marks.Select(mark => (across.TextOf(mark), NumberText.Position((Left + (across.Share(mark) * (Right - Left))) / 100)))]);
    }

    /// <summary>Given ends are kept where they are; found ones go out to round marks.</summary>
    private static Axis AxisOf((double Low, double High) range, bool isGiven)
    {
        if (!isGiven) return Axis.Around(range.Low, range.High);
        var step = (range.High - range.Low) / 5;
        return new Axis(range.Low, range.High, step);
    }

    private static IReadOnlyList<T> Thinned<T>(IReadOnlyList<T> points)
    {
        if (points.Count <= MostPoints) return points;
        return [.. Enumerable.Range(0, MostPoints).Select(i => points[(int)((long)i * (points.Count - 1) / (MostPoints - 1))])];
    }

    /// <summary>Each stretch of the line that lies within the scale up.</summary>
    private static string Line(IReadOnlyList<(double X, double Y)> points, Axis across, Axis up)
    {
        var path = new StringBuilder();
        (double X, double Y)? pen = null;
        for (var i = 1; i < points.Count; i++)
        {
            if (Clip(points[i - 1], points[i], up) is not var (from, to)) continue;
            if (pen != from) path.Append('M').Append(Place(from, across, up));
            path.Append('L').Append(Place(to, across, up));
            pen = to;
        }

        return path.ToString();
    }

    private static ((double X, double Y) From, (double X, double Y) To)? Clip((double X, double Y) from, (double X, double Y) to, Axis up)
    {
        if ((from.Y < up.Low && to.Y < up.Low) || (from.Y > up.High && to.Y > up.High)) return null;
        return (Cut(from, to, up), Cut(to, from, up));
    }

    private static (double X, double Y) Cut((double X, double Y) end, (double X, double Y) other, Axis up)
    {
        var y = Math.Clamp(end.Y, up.Low, up.High);
        return y == end.Y ? end : (end.X + ((y - end.Y) / (other.Y - end.Y) * (other.X - end.X)), y);
    }

    private static string Band(CurveSeries series, Axis across, Axis up)
    {
        var band = Thinned([.. series.Points.Zip(series.Band!, (point, ends) => (point.X, ends.Lower, ends.Upper))]);
        if (band.Count < 2) return "";
        var there = band.Select(point => Place((point.X, point.Upper), across, up));
        var back = band.Reverse().Select(point => Place((point.X, point.Lower), across, up));
        return $"M{string.Join('L', there.Concat(back))}Z";
    }

    private static string Place((double X, double Y) point, Axis across, Axis up) => $"{Across(across, point.X)},{Down(up, point.Y)}";

    private static string Across(Axis axis, double value) => Units(axis.Share(value) * Inner);

    private static string Down(Axis axis, double value) => Units((1 - axis.Share(value)) * Inner);

    private static string Units(double length) => length.ToString("0.#", CultureInfo.InvariantCulture);
}
