using Tabib.App.Capabilities;

namespace Tabib.App.Variants;

public sealed record VariantQueryOptions
{
    [Argument(0, "IN", "A VCF or BCF, plain or compressed; - for standard input.")]
    public string Input { get; init; } = "";

    [Option("--format-string", "What to write of each record, such as '%CHROM\\t%POS\\t%INFO/AF\\n'; [...] is repeated for each sample, such as '[\\t%GT]'.", ValueName = "TEXT", Required = true)]
    public string FormatString { get; init; } = "";

    [Option("--out", "Where to write; - is standard output.", ValueName = "OUT", Required = true)]
    public string Out { get; init; } = "";

    [Option("--region", "Only records that overlap it; the file must be sorted, BGZF and indexed. May be given several times.", ValueName = "REGION")]
    public IReadOnlyList<string> Region { get; init; } = [];

    [Option("--filter", "Only records whose FILTER has this name; PASS and . are names too. May be given several times.", ValueName = "NAME")]
    public IReadOnlyList<string> Filter { get; init; } = [];

    [Option("--include", "Only records that fit the expression, see variants view.", ValueName = "EXPR")]
    public string? Include { get; init; }

    [Option("--threads", "Threads to use; all processors by default. Results do not depend on it.", ValueName = "N")]
    public int Threads { get; init; }
}
