namespace Tabib.App.Reports;

/// <summary>One row of the timeline.</summary>
/// <param name="Course">Its time in words, such as "2012-03-01 – now".</param>
/// <param name="Bars">Stretches, as a path in a drawing 1000 wide and 16 high; empty where there are none.</param>
/// <param name="Ticks">Moments, likewise.</param>
public sealed record TimelineRow(string Name, string Course, string Bars, string Ticks);
