using Tabib.App.Capabilities;

namespace Tabib.App.Cohorts;

public sealed record CohortExtractOptions : CohortOptions
{
    [Option("--out", "The table to write: X.parquet or X.csv. Beside it come X.features.json and run.json.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";
}
