using Tabib.App.Capabilities;

namespace Tabib.App.Models.Predicting;

public sealed record PredictOptions
{
    [Option("--model", "The model's folder.", ValueName = "DIR", Required = true)]
    public string Model { get; init; } = "";

    [Option("--data", "The people: CSV with a header, or Parquet, with the columns of the model. Empty, NA and NaN are missing.", ValueName = "FILE")]
    public string? Data { get; init; }

    [Option("--with", "Instead of --data one person: the inputs that are known.", ValueName = "NAME=VALUE[,NAME=VALUE...]")]
    public IReadOnlyList<string> With { get; init; } = [];

    [Option("--id", "With --data: the column that names the person. Default: the number of the row.", ValueName = "COL")]
    public string? Id { get; init; }

    [Option("--horizon", "Of a model with times: the risk by then, in the unit of its times. Default: the model's own.", ValueName = "TIME")]
    public double? Horizon { get; init; }

    [Option("--out", "Write the predictions here as CSV; without it they are shown.", ValueName = "FILE")]
    public string? Out { get; init; }
}
