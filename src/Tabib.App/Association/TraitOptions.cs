using Tabib.App.Capabilities;
using Tabib.App.Genomes;

namespace Tabib.App.Association;

/// <summary>What every command about traits takes.</summary>
public abstract record TraitOptions : GenotypeOptions
{
    [Option("--phenotypes", "Table of traits: tab-separated, header #IID or IID (FID before it at will), one column a trait; NA or -9 where missing.", ValueName = "FILE", Required = true)]
    public string Phenotypes { get; init; } = "";

    [Option("--trait", "A column of the table of traits; may be given several times.", ValueName = "NAME", Required = true)]
    public IReadOnlyList<string> Traits { get; init; } = [];

    [Option("--covariates", "Table of covariates, of the same form.", ValueName = "FILE")]
    public string? Covariates { get; init; }

    [Option("--covariate", "Use only this column of the table of covariates; may be given several times. All columns without it.", ValueName = "NAME")]
    public IReadOnlyList<string> CovariateNames { get; init; } = [];
}
