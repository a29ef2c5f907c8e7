namespace Tabib.Record.Cohorts;

/// <summary>A line of a summary: a column, or one value of a column of categories.</summary>
/// <param name="Level">The value; of a column of 0 and 1 that is 1. Null for others.</param>
/// <param name="Cells">By group.</param>
/// <param name="Difference">Standardised, the largest of all pairs of groups; with the first line of a column.</param>
/// <param name="Note">Why there is no difference, or no description.</param>
public sealed record SummaryRow(string Column, string? Level, SummaryKind Kind, IReadOnlyList<SummaryCell> Cells, double? Difference, string? Note);
