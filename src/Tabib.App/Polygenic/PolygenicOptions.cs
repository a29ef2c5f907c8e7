using Tabib.App.Capabilities;
using Tabib.App.Genomes;

namespace Tabib.App.Polygenic;

/// <summary>What the commands take that match weights to genotypes.</summary>
public abstract record PolygenicOptions : GenotypeOptions
{
    [Option("--weights", "Weights: PGS Catalog scoring files, or tables of id, allele, weights; plain, .gz or .zst. Several files, or a folder of them.", ValueName = "FILE", Required = true, TakesSeveral = true)]
    public IReadOnlyList<string> Weights { get; init; } = [];

    [Option("--build", "Genome build of the genotypes, such as GRCh38, where their header does not tell it.", ValueName = "BUILD")]
    public string? Build { get; init; }

    [Option("--keep-ambiguous", "Take A/T and C/G variants as they stand.")]
    public bool KeepAmbiguous { get; init; }

    [Option("--keep-multiallelic", "Take variants with several ALT alleles.")]
    public bool KeepMultiallelic { get; init; }

    [Option("--min-overlap", "Least share of a score's variants that must be found (default 0.75).", ValueName = "SHARE")]
    public double MinOverlap { get; init; } = 0.75;

    [Option("--sexes", "Sexes of the samples of a VCF, which tells none: a table with a header IID and SEX (1 male, 2 female), such as a .psam.", ValueName = "FILE")]
    public string? Sexes { get; init; }

    [Option("--called-regions", "BED file of the regions in which the one person of a VCF was called: where it lists no variant there, the person has the reference. A gVCF tells them itself.", ValueName = "FILE")]
    public string? CalledRegions { get; init; }

    [Option("--reference", "FASTA of the reference genome: tells which allele a person has where no variant is listed.", ValueName = "FILE")]
    public string? Reference { get; init; }

    [Option("--min-gq", "Least genotype quality (GQ) of a gVCF's stretches without variants (default 20).", ValueName = "GQ")]
    public int MinGq { get; init; } = 20;
}
