using Tabib.App.Capabilities;

namespace Tabib.App.Association;

public sealed record AssociationGenesOptions : TraitOptions
{
    [Option("--sets", "The variants of each gene: a gene, a variant id and at will a mask (such as pLoF) in each line, parted by tabs.", ValueName = "FILE", Required = true)]
    public string Sets { get; init; } = "";

    [Option("--loco", "Predictions that association ridge made (P.loco.tsv), for related people: those without the gene's chromosome are taken into the model.", ValueName = "FILE")]
    public string? Loco { get; init; }

    [Option("--out", "The table to write. Of several traits each has a file of its own: F.tsv becomes F.TRAIT.tsv.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    [Option("--tests", "Parted by commas, of burden, skat, skat-o, acat-v, acat; all by default.", ValueName = "TESTS")]
    public string Tests { get; init; } = "";

    [Option("--max-maf", "Leave out variants whose minor allele is more frequent; 0.01 by default.", ValueName = "FREQUENCY")]
    public double MaximumFrequency { get; init; } = 0.01;

    [Option("--collapse", "Count variants with at most this many minor alleles as one; 10 by default, 0 for none.", ValueName = "COUNT")]
    public int CollapseUpTo { get; init; } = 10;

    [Option("--burden", "How the burden test counts: sum (weighted, default), max (most copies at one variant) or comphet (number of copies, 2 at most).", ValueName = "MASK")]
    public string Burden { get; init; } = "sum";

    [Option("--weights", "The two parameters of the Beta density of the minor allele frequency that weights variants; 1,25 by default.", ValueName = "A,B")]
    public string Weights { get; init; } = "1,25";

    [Option("--min-carriers", "Fewer carriers in a set than this are too few (TOO_FEW); 3 by default.", ValueName = "COUNT")]
    public int LeastCarriers { get; init; } = 3;
}
