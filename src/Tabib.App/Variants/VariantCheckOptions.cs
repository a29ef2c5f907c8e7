using Tabib.App.Capabilities;

namespace Tabib.App.Variants;

public sealed record VariantCheckOptions : VariantCommandOptions
{
    [Option("--strict", "End with 65 where anything breaks the specification, not only where records cannot be read.")]
    public bool Strict { get; init; }

    [Option("--list", "Problems to list one by one; 100 by default. All are counted.", ValueName = "N")]
    public int List { get; init; } = 100;
}
