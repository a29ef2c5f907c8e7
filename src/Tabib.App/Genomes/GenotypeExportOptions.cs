using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

public sealed record GenotypeExportOptions : GenotypeOptions
{
    [Option("--format", "vcf, vcf.gz, bcf or bed (default: as the end of --out tells).", ValueName = "FORMAT")]
    public string? Format { get; init; }

    [Option("--out", "The file to write; for bed FILE.bed, FILE.bim and FILE.fam. - for VCF on standard output.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    [Option("--dosage", "Write dosages beside the genotypes, where the set has them: DS or HDS.", ValueName = "FIELD")]
    public string? Dosage { get; init; }
}
