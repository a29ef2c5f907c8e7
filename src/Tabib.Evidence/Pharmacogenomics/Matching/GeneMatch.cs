namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>What matching one sample at one gene gave.</summary>
/// <param name="Diplotypes">In order; empty where the call is a list or there is none.</param>
/// <param name="Haplotypes">The list form: alleles found, a homozygous one twice; empty otherwise.</param>
/// <param name="IsPhased">Every position was phased in the file.</param>
/// <param name="IsEffectivelyPhased">At most two strands are possible.</param>
/// <param name="Alternatives">Candidates that a priority list set aside.</param>
internal sealed record GeneMatch(IReadOnlyList<Diplotype> Diplotypes, IReadOnlyList<string> Haplotypes, bool IsPhased, bool IsEffectivelyPhased, IReadOnlyList<Diplotype> Alternatives, IReadOnlyList<CallWarning> Warnings)
{
    public bool IsCalled => Diplotypes.Count > 0 || Haplotypes.Count > 0;
}
