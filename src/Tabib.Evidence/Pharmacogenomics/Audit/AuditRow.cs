namespace Tabib.Evidence.Pharmacogenomics.Audit;

/// <summary>One rate of one gene in one group.</summary>
/// <param name="Column">Of the table of groups.</param>
/// <param name="Measure">"called", "indeterminate", "ambiguous", "phenotype"; "suppressed" where the group is too small.</param>
/// <param name="Phenotype">For "phenotype" alone.</param>
/// <param name="All">Samples that the rate is of; null where suppressed.</param>
/// <param name="Lower">Wilson's 95 % interval.</param>
/// <param name="Test">"chi-squared" or "fisher": whether the groups of the column differ in this rate; null where it was not tested.</param>
/// <param name="LogP">ln p of it.</param>
/// <param name="IsFlagged">p is below 0.05 over the number of tests of the audit.</param>
/// <param name="Reason">Why there is no rate or no test.</param>
public sealed record AuditRow(string Column, string Group, string Gene, string Measure, string? Phenotype, int? All, int? Count, double? Rate, double? Lower, double? Upper, string? Test, double? LogP, bool IsFlagged, string? Reason);
