namespace Tabib.Evidence.Association.Kernels;

/// <summary>What a genotype counts in a sum; a missing one always 0.</summary>
internal enum GenotypeWorth
{
    /// <summary>Copies of the allele.</summary>
    Copies,

    /// <summary>Two less the copies.</summary>
    OtherCopies,

    SquaredCopies,

    SquaredOtherCopies,
}
