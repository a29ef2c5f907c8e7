namespace Tabib.Record.Genotypes;

/// <summary>What a genotype set can be made of.</summary>
internal enum GenotypeFileFormat
{
    /// <summary>PLINK 1 or 2, three files.</summary>
    Plink,

    /// <summary>VCF or BCF, compressed or not.</summary>
    Vcf,

    Bgen,
}
