namespace Tabib.App.Reports;

/// <summary>Rows of one kind.</summary>
/// <param name="Style">Name of its colour in the stylesheet.</param>
/// <param name="Rest">Rows that are opened by who wants them.</param>
public sealed record TimelineLane(string Title, string Style, IReadOnlyList<TimelineRow> Rows, IReadOnlyList<TimelineRow> Rest);
