namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Why a variant is proposed to be left out.</summary>
[Flags]
public enum VariantFlags
{
    None = 0,

    /// <summary>Too many samples without a call.</summary>
    Missing = 1,

    /// <summary>The rarer allele is too rare to tell anything by itself.</summary>
    Rare = 2,

    /// <summary>Genotypes far from Hardy-Weinberg equilibrium: a sign of calling errors.</summary>
    HardyWeinberg = 4,

    /// <summary>Too many trios with impossible genotypes.</summary>
    Mendel = 8,

    /// <summary>Too many heterozygous calls where there is one copy.</summary>
    HeterozygousHaploid = 16,
}
