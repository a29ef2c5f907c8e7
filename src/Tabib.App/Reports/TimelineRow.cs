namespace Tabib.App.Reports;

/// <summary>One row of the timeline.</summary>
/// <param name="Course">Its time in words, such as "2012-03-01 – now".</param>
/// <param name="Bars">Stretches.</param>
/// <param name="Ticks">Moments, percent of the width.</param>
public sealed record TimelineRow(string Name, string Course, IReadOnlyList<TimelineBar> Bars, IReadOnlyList<string> Ticks);
