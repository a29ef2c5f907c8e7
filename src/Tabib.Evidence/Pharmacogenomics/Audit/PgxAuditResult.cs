namespace Tabib.Evidence.Pharmacogenomics.Audit;

/// <summary>Rates of calls by group.</summary>
/// <param name="Samples">With calls and a row in the table of groups.</param>
/// <param name="WithoutGroup">With calls alone; they are left out.</param>
/// <param name="WithoutCalls">In the table alone.</param>
/// <param name="Tests">Number of tests, by which the threshold is divided.</param>
public sealed record PgxAuditResult(int Samples, int WithoutGroup, int WithoutCalls, int Tests, IReadOnlyList<AuditRow> Rows);
