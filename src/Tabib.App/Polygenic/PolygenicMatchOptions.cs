using Tabib.App.Capabilities;

namespace Tabib.App.Polygenic;

public sealed record PolygenicMatchOptions : PolygenicOptions
{
    [Option("--out", "The log to write.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";
}
