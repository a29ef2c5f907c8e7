using Tabib.App.Capabilities;

namespace Tabib.App.Variants;

public sealed record VariantViewOptions : VariantCommandOptions
{
    [Option("--out", "Where to write; .vcf, .vcf.gz and .bcf tell the format, - is standard output.", ValueName = "OUT", Required = true)]
    public string Out { get; init; } = "";

    [Option("--format", "vcf, vcf.gz or bcf, where the name does not tell it.", ValueName = "FORMAT")]
    public string? Format { get; init; }

    [Option("--samples", "Only these samples, in this order: names parted by commas, or @FILE with one a line; with ^ in front all but these. INFO/AC and AN are counted anew.", ValueName = "LIST")]
    public string? Samples { get; init; }

    [Option("--filter", "Only records whose FILTER has this name; PASS and . are names too. May be given several times.", ValueName = "NAME")]
    public IReadOnlyList<string> Filter { get; init; } = [];

    [Option("--include", "Only records that fit the expression, such as 'QUAL>30 && INFO/AF<0.01'.", ValueName = "EXPR")]
    public string? Include { get; init; }

    [Option("--exclude", "Only records that do not fit the expression.", ValueName = "EXPR")]
    public string? Exclude { get; init; }

    [Option("--level", "Level of compression, 1 to 9: 2, the default, is fast, 6 as small as bcftools.", ValueName = "N")]
    public int Level { get; init; }

    [Option("--strict", "Stop at the first thing that breaks the specification.")]
    public bool Strict { get; init; }
}
