using Tabib.Core.Outcomes;

namespace Tabib.Record.Genotypes;

/// <summary>What an import wrote.</summary>
/// <param name="Problems">What was wrong and did not stop it.</param>
public sealed record GenotypeImportResult(int Variants, int Samples, IReadOnlyList<string> Files, ProblemTally Problems)
{
    /// <summary>Variants that an earlier run had written.</summary>
    public int Resumed { get; init; }
}
