namespace Tabib.App.Reports;

/// <summary>A line of a chart, perhaps with a band around it.</summary>
/// <param name="Label">Of the legend.</param>
/// <param name="Points">In the order in which they are joined.</param>
/// <param name="Band">Lower and upper end at each point; null where there is no band.</param>
public sealed record CurveSeries(string Label, IReadOnlyList<(double X, double Y)> Points, IReadOnlyList<(double Lower, double Upper)>? Band = null);
