using Tabib.App.Capabilities;

namespace Tabib.App.Variants;

public sealed record VariantQueryOptions : VariantCommandOptions
{
    [Option("--format-string", "What to write of each record, such as '%CHROM\\t%POS\\t%INFO/AF\\n'; [...] is repeated for each sample, such as '[\\t%GT]'.", ValueName = "TEXT", Required = true)]
    public string FormatString { get; init; } = "";

    [Option("--out", "Where to write; - is standard output.", ValueName = "OUT", Required = true)]
    public string Out { get; init; } = "";

    [Option("--samples", "Only these samples, in this order, as variants view takes them: names parted by commas, or @FILE with one a line; with ^ in front all but these. INFO/AC and AN are of them.", ValueName = "LIST")]
    public string? Samples { get; init; }

    [Option("--filter", "Only records whose FILTER has this name; PASS and . are names too. May be given several times.", ValueName = "NAME")]
    public IReadOnlyList<string> Filter { get; init; } = [];

    [Option("--include", "Only records that fit the expression, see variants view.", ValueName = "EXPR")]
    public string? Include { get; init; }
}
