namespace Tabib.App.Reports;

/// <summary>A stretch of time as SVG takes it: percent of the width.</summary>
public sealed record TimelineBar(string X, string Width);
