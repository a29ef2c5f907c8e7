using Tabib.App.Records;

namespace Tabib.App.Genomes;

/// <summary>What an import of genotypes did.</summary>
/// <param name="Resumed">Variants of them that a run before had written.</param>
/// <param name="Problems">What was wrong and did not stop it, by code.</param>
/// <param name="Attached">What the workspace took in; absent without one.</param>
public sealed record GenotypeImportReport(int Variants, int Resumed, int Samples, IReadOnlyList<string> Files, IReadOnlyList<ImportProblemCount> Problems, ImportReport? Attached, double Seconds);
