namespace Tabib.App.Reports;

/// <summary>Recommendations of one category.</summary>
public sealed record AdviceGroup(string Title, IReadOnlyList<AdviceView> Advice);
