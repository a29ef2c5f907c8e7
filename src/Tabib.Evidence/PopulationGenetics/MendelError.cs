namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Why the genotypes of a trio cannot be.</summary>
public enum MendelError
{
    None,

    /// <summary>The child is heterozygous, both parents are homozygous for the same allele: anyone of the three may be wrong.</summary>
    HeterozygousChild,

    /// <summary>The child is homozygous for an allele that the father lacks.</summary>
    NotOfFather,

    /// <summary>The child is homozygous, or on X has as a boy an allele, that the mother lacks.</summary>
    NotOfMother,

    /// <summary>The child is homozygous for an allele that both parents lack: the child is the likely fault.</summary>
    NotOfEither,
}
