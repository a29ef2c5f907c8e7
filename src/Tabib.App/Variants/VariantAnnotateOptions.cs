using Tabib.App.Capabilities;

namespace Tabib.App.Variants;

public sealed record VariantAnnotateOptions : VariantCommandOptions
{
    [Option("--gff", "GFF3 of the genes, as Ensembl or GENCODE publish it.", ValueName = "FILE", Required = true)]
    public string Genes { get; init; } = "";

    [Option("--reference", "FASTA of the genome that the variants were called with.", ValueName = "FILE", Required = true)]
    public string Reference { get; init; } = "";

    [Option("--clinvar", "VCF of ClinVar, of the same genome build.", ValueName = "FILE")]
    public string? ClinVar { get; init; }

    [Option("--gnomad", "VCF of gnomAD, of the same genome build.", ValueName = "FILE")]
    public string? Gnomad { get; init; }

    [Option("--clinvar-field", "INFO field of ClinVar to copy, such as CLNSIG or MYNAME=CLNSIG; may be given several times.", ValueName = "FIELD")]
    public IReadOnlyList<string> ClinVarField { get; init; } = [];

    [Option("--gnomad-field", "INFO field of gnomAD to copy, such as gnomAD_AF=AF; may be given several times.", ValueName = "FIELD")]
    public IReadOnlyList<string> GnomadField { get; init; } = [];

    [Option("--phase", "Which variants are read together: auto (what GT puts on one chromosome copy; the default), local (each record for itself), merge (all as one haplotype), as-is (GT as if all were phased).", ValueName = "HOW")]
    public string? Phase { get; init; }

    [Option("--strict", "Stop at the first record whose REF disagrees with the reference, and at the first row of the GFF3 that is wrong.")]
    public bool Strict { get; init; }

    [Option("--out", "Where to write; .vcf, .vcf.gz, .bcf and .tsv tell the format, - is standard output (VCF).", ValueName = "OUT", Required = true)]
    public string Out { get; init; } = "";
}
