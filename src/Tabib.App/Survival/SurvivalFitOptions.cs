using Tabib.App.Capabilities;

namespace Tabib.App.Survival;

public sealed record SurvivalFitOptions
{
    [Option("--data", "The table: CSV with a header, or Parquet. Empty, NA and NaN are missing.", ValueName = "FILE", Required = true)]
    public string Data { get; init; } = "";

    [Option("--time", "The column with the time at the event or the end of follow-up, in any unit.", ValueName = "COL", Required = true)]
    public string Time { get; init; } = "";

    [Option("--event", "The column that says what ended the time: 0/1, 1/2 (2 the event) or true/false; with --cause any values.", ValueName = "COL", Required = true)]
    public string Event { get; init; } = "";

    [Option("--cause", "The value of --event that is the event of interest; others but --censored are competing events.", ValueName = "VALUE")]
    public string? Cause { get; init; }

    [Option("--censored", "With --cause: the value of --event that means no event. Default: 0.", ValueName = "VALUE")]
    public string Censored { get; init; } = "0";

    [Option("--model", "cox, or fine-gray for the incidence of --cause among competing events.", ValueName = "MODEL")]
    public string Model { get; init; } = "cox";

    [Option("--entry", "The column with the time of entry into the risk set (left truncation, or rows start to stop).", ValueName = "COL")]
    public string? Entry { get; init; }

    [Option("--terms", "Covariates: columns, several with commas. Text columns become one indicator for each value but the first.", ValueName = "COL[,COL...]")]
    public IReadOnlyList<string> Terms { get; init; } = [];

    [Option("--strata", "Columns that part the rows into strata with baseline hazards of their own; curves are drawn by them.", ValueName = "COL[,COL...]")]
    public IReadOnlyList<string> Strata { get; init; } = [];

    [Option("--cluster", "Rows of one value belong together, as those of one person: robust standard errors count them so.", ValueName = "COL")]
    public string? Cluster { get; init; }

    [Option("--weights", "The column with case weights, above 0.", ValueName = "COL")]
    public string? Weights { get; init; }

    [Option("--ties", "efron, breslow or exact.", ValueName = "METHOD")]
    public string Ties { get; init; } = "efron";

    [Option("--curves", "Kaplan-Meier curves by stratum, incidences of competing events, and the log-rank test.")]
    public bool Curves { get; init; }

    [Option("--horizon", "With --curves: the mean time lived up to here, too.", ValueName = "TIME")]
    public double? Horizon { get; init; }
}
