using Tabib.Evidence.Pharmacogenomics.Audit;

namespace Tabib.App.Pharmacogenomics;

/// <summary>What <c>tabib pgx audit</c> counted.</summary>
/// <param name="Samples">With calls and a row in the table of groups.</param>
/// <param name="WithoutGroup">With calls alone; they are left out.</param>
/// <param name="WithoutCalls">In the table alone.</param>
/// <param name="Tests">Number of tests, by which the threshold is divided.</param>
/// <param name="Out">Where the table was written; null for standard output.</param>
public sealed record PgxAuditReport(int Samples, int WithoutGroup, int WithoutCalls, int Tests, IReadOnlyList<AuditRow> Rows, string? Out);
