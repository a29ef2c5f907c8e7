namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Why a sample is proposed to be left out.</summary>
[Flags]
public enum SampleFlags
{
    None = 0,

    /// <summary>Too many variants without a call.</summary>
    Missing = 1,

    /// <summary>Heterozygosity far from the others': contamination where F is low, inbreeding or bad calling where it is high.</summary>
    Heterozygosity = 2,

    /// <summary>X tells another sex than the file: perhaps another person's sample.</summary>
    Sex = 4,

    /// <summary>The same genotypes as a sample with more calls.</summary>
    Duplicate = 8,

    /// <summary>Too many genotypes that the parents' exclude: perhaps another person's sample.</summary>
    Mendel = 16,
}
