using Tabib.App.Capabilities;

namespace Tabib.App.Models.Validating;

public sealed record ValidateOptions
{
    [Option("--data", "The table with what happened: CSV with a header, or Parquet. Empty, NA and NaN are missing.", ValueName = "FILE", Required = true)]
    public string Data { get; init; } = "";

    [Option("--model", "A folder that tabib models train wrote: its risks are looked at.", ValueName = "DIR")]
    public string? Model { get; init; }

    [Option("--predictions", "The table with the scores; may be that of --data. Another file is joined to it by --id.", ValueName = "FILE")]
    public string? Predictions { get; init; }

    [Option("--score", "Columns with scores, at most three; two of one file are compared with each other.", ValueName = "COL[,COL...]")]
    public IReadOnlyList<string> Score { get; init; } = [];

    [Option("--score-kind", "risk: chances between 0 and 1. score: any numbers, higher for those expected to have the outcome; they are turned into risks on the same data, which is said everywhere.", ValueName = "KIND")]
    public string ScoreKind { get; init; } = "risk";

    [Option("--outcome", "The column with the outcome: 0/1, false/true or 1/2.", ValueName = "COL")]
    public string? Outcome { get; init; }

    [Option("--positive", "The value of --outcome, or of --event, that is the outcome; all others are none.", ValueName = "VALUE")]
    public string? Positive { get; init; }

    [Option("--time", "Instead of --outcome: the time at the event or the end of follow-up, in any unit.", ValueName = "COL")]
    public string? Time { get; init; }

    [Option("--event", "With --time: what ended the time: 0/1, false/true or 1/2; with --cause any values.", ValueName = "COL")]
    public string? Event { get; init; }

    [Option("--cause", "The value of --event that is the event of interest; others but --censored are competing events.", ValueName = "VALUE")]
    public string? Cause { get; init; }

    [Option("--censored", "With --cause: the value of --event that means no event. Default: 0.", ValueName = "VALUE")]
    public string Censored { get; init; } = "0";

    [Option("--horizon", "With --time: risks are those of the event by then. Default: the model's.", ValueName = "TIME")]
    public double? Horizon { get; init; }

    [Option("--id", "The column that names a row, in both files.", ValueName = "COL")]
    public string? Id { get; init; }

    [Option("--groups", "Columns by whose values the main numbers are told again, such as site, sex.", ValueName = "COL[,COL...]")]
    public IReadOnlyList<string> Groups { get; init; } = [];

    [Option("--date", "A column of dates: the main numbers are told by month.", ValueName = "COL")]
    public string? Date { get; init; }

    [Option("--thresholds", "Risks from which one would act, with commas. Default: 0.05,0.1,0.2,0.3,0.4,0.5.", ValueName = "T[,T...]")]
    public IReadOnlyList<string> Thresholds { get; init; } = [];

    [Option("--prevalence", "How common the outcome is where the model will be used: predictive values and net benefit are told for it too.", ValueName = "P")]
    public double? Prevalence { get; init; }

    [Option("--train", "The table that the model was trained on: drift against it, and with a logistic --model the optimism of its own numbers.", ValueName = "FILE")]
    public string? Train { get; init; }

    [Option("--recalibrate", "What moving, stretching and bending the risks would mend, learnt and judged on different rows.")]
    public bool Recalibrate { get; init; }

    [Option("--replicates", "Of the bootstrap. Default: 200.", ValueName = "N")]
    public int Replicates { get; init; } = 200;

    [Option("--seed", "Of the bootstrap and of folds. Default: 1.", ValueName = "N")]
    public int Seed { get; init; } = 1;

    [Option("--out", "The folder for validation.html, metrics.json and run.json.", ValueName = "DIR", Required = true)]
    public string Out { get; init; } = "";

    [Option("--workspace", "A workspace whose journal takes the hash of metrics.json.", ValueName = "DIR")]
    public string? Workspace { get; init; }
}
