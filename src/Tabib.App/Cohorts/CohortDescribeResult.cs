using Tabib.Record.Cohorts;

namespace Tabib.App.Cohorts;

/// <summary>A table described.</summary>
/// <param name="Of">The definition or the file.</param>
public sealed record CohortDescribeResult(string Of, CohortSummary Summary, IReadOnlyList<string> Notes);
