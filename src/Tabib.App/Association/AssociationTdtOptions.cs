using Tabib.App.Capabilities;
using Tabib.App.Genomes;

namespace Tabib.App.Association;

public sealed record AssociationTdtOptions : GenotypeOptions
{
    [Option("--phenotypes", "Table of traits: tab-separated, header #IID or IID (FID before it at will), one column a trait; NA or -9 where missing.", ValueName = "FILE", Required = true)]
    public string Phenotypes { get; init; } = "";

    [Option("--trait", "A column of the table of traits that says who is affected: 1 of 0/1, or 2 of 1/2.", ValueName = "NAME", Required = true)]
    public string Trait { get; init; } = "";

    [Option("--out", "The table to write.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";
}
