using Tabib.App.Records;

namespace Tabib.App.Run;

/// <summary>How far a run could speak of drugs by genotype.</summary>
/// <param name="Patients">With calls of pharmacogenes.</param>
/// <param name="Called">Genes called, of all of them.</param>
/// <param name="Recommendations">For drugs that are taken.</param>
/// <param name="Problems">Of stored calls, by code.</param>
public sealed record PharmacogenomicCounts(long Patients, long Called, long Recommendations, IReadOnlyList<ImportProblemCount> Problems);
