using Tabib.Core.Outcomes;

namespace Tabib.App.Association;

/// <summary>What <c>tabib association clump</c> wrote.</summary>
/// <param name="Tests">Tests of variants in the table of results.</param>
/// <param name="Eligible">Of them, those with a p-value small enough whose variant is in the genotype set.</param>
/// <param name="Members">Variants gathered around an index variant.</param>
/// <param name="Samples">Samples that correlations are over.</param>
public sealed record AssociationClumpResult(string Out, long Tests, int Eligible, int Clumps, int Members, int Samples, double Seconds, IReadOnlyList<Problem> Notes);
