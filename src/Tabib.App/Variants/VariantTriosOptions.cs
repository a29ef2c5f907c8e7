using Tabib.App.Capabilities;
using Tabib.Evidence.Variants.Trios;

namespace Tabib.App.Variants;

public sealed record VariantTriosOptions : VariantCommandOptions
{
    [Option("--pedigree", "Who is whose child: a PED or .fam file (family, person, father, mother, sex), or a .psam with PAT and MAT. Samples are matched by the person's name.", ValueName = "FILE", Required = true)]
    public string Pedigree { get; init; } = "";

    [Option("--out", "The table of trios to write; records that cannot be go to OUT.sites.", ValueName = "OUT", Required = true)]
    public string Out { get; init; } = "";

    [Option("--filter", "Only records whose FILTER has this name; PASS and . are names too. May be given several times.", ValueName = "NAME")]
    public IReadOnlyList<string> Filter { get; init; } = [];

    [Option("--include", "Only records that fit the expression, see variants view.", ValueName = "EXPR")]
    public string? Include { get; init; }

    [Option("--build", "GRCh37 or GRCh38: where the pseudo-autosomal regions lie (default: by the lengths of the contigs in the header).", ValueName = "BUILD")]
    public string? Build { get; init; }

    [Option("--min-depth", "Least reads (DP, or the sum of AD) in each of the three for a new allele to be a candidate (default 10).", ValueName = "READS")]
    public int MinDepth { get; init; } = 10;

    [Option("--min-quality", "Least GQ in each of the three (default 20).", ValueName = "PHRED")]
    public int MinQuality { get; init; } = 20;

    [Option("--min-share", "Least share of the child's reads that show a new allele (default 0.2).", ValueName = "SHARE")]
    public double MinShare { get; init; } = 0.2;

    [Option("--max-parent-share", "Most share of a parent's reads that show it (default 0.02).", ValueName = "SHARE")]
    public double MaxParentShare { get; init; } = 0.02;

    internal TrioOptions ToTrioOptions()
    {
        if (MinDepth < 0) throw Fault.InOption("--min-depth", "A number of reads is not negative.");
        if (MinQuality < 0) throw Fault.InOption("--min-quality", "A quality is not negative.");
        if (MinShare is not (>= 0 and <= 1)) throw Fault.InOption("--min-share", "A share is 0 to 1.");
        if (MaxParentShare is not (>= 0 and <= 1)) throw Fault.InOption("--max-parent-share", "A share is 0 to 1.");
        return new TrioOptions { LeastDepth = MinDepth, LeastQuality = MinQuality, LeastShare = MinShare, MostShareInParent = MaxParentShare };
    }
}
