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
}
