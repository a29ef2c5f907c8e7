using Tabib.App.Capabilities;

namespace Tabib.App.Variants;

public sealed record VariantNormalizeOptions : VariantCommandOptions
{
    [Option("--out", "Where to write; .vcf, .vcf.gz and .bcf tell the format, - is standard output (VCF).", ValueName = "OUT", Required = true)]
    public string Out { get; init; } = "";

    [Option("--reference", "The reference genome (FASTA, plain or BGZF). Without it REF is not checked and indels are not aligned.", ValueName = "FASTA")]
    public string? Reference { get; init; }

    [Option("--gff", "Genes and transcripts (GFF3): indels in transcripts of the forward strand alone go to the right end of their repeat, which is the 3' end of the gene (HGVS); all others to the left.", ValueName = "GFF")]
    public string? Genes { get; init; }

    [Option("--include", "Only records that fit the expression are normalised; the others are written as they are. Expressions as in variants view.", ValueName = "EXPR")]
    public string? Include { get; init; }

    [Option("--exclude", "Only records that do not fit the expression are normalised; the others are written as they are.", ValueName = "EXPR")]
    public string? Exclude { get; init; }

    [Option("--split", "Records with several ALT alleles become one for each: any, snps, indels or both.", ValueName = "WHICH")]
    public string? Split { get; init; }

    [Option("--join", "Records at one position become one: any, snps, indels or both (snps with snps, indels with indels).", ValueName = "WHICH")]
    public string? Join { get; init; }

    [Option("--atomize", "Substitutions of several bases and complex alleles become single changes.")]
    public bool Atomize { get; init; }

    [Option("--atom-overlaps", "Alleles that lie over an atom: star (a * allele, the default) or missing.", ValueName = "HOW")]
    public string? AtomOverlaps { get; init; }

    [Option("--other-alleles", "Other ALT alleles in genotypes after a split: reference (0, the default) or missing.", ValueName = "HOW")]
    public string? OtherAlleles { get; init; }

    [Option("--check-ref", "Where REF is not the reference's: error (the default), warn, exclude, or set (REF and ALT exchanged or REF corrected).", ValueName = "HOW")]
    public string? CheckReference { get; init; }

    [Option("--duplicates", "Leave out records that say again what one before says: exact, snps, indels, both or all.", ValueName = "WHICH")]
    public string? Duplicates { get; init; }

    [Option("--keep-sum", "Field (Number=R, such as AD) whose REF value takes up what a split leaves out; may be given several times.", ValueName = "FIELD")]
    public IReadOnlyList<string> KeepSum { get; init; } = [];

    [Option("--original-tag", "INFO field in which a changed record keeps what it was.", ValueName = "TAG")]
    public string? OriginalTag { get; init; }

    [Option("--pass-if-any", "A joined record passes where one of its parts passed.")]
    public bool PassIfAny { get; init; }

    [Option("--sort-alleles", "Records of one position are ordered by their alleles.")]
    public bool SortAlleles { get; init; }

    [Option("--no-align", "Indels stay where they are.")]
    public bool NoAlign { get; init; }

    [Option("--force", "Fields with a wrong number of values are dropped rather than refused.")]
    public bool Force { get; init; }

    [Option("--window", "Bases that a record may move to the left; 1000 by default.", ValueName = "N")]
    public int Window { get; init; }
}
