using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Calls of all samples of all files.</summary>
/// <param name="Out">Where they were written; null for standard output.</param>
public sealed record PgxCallReport(IReadOnlyList<SampleCalls> Samples, IReadOnlyList<string> Warnings, string? Out);
