using Tabib.App.Capabilities;

namespace Tabib.App.Models.Training;

public sealed record TrainOptions
{
    [Option("--data", "The table to learn from: CSV with a header, or Parquet. Empty, NA and NaN are missing.", ValueName = "FILE", Required = true)]
    public string Data { get; init; } = "";

    [Option("--model", "logistic, elastic-net, gbdt (boosted trees), cox, cox-elastic-net or fine-gray.", ValueName = "MODEL", Required = true)]
    public string Model { get; init; } = "";

    [Option("--outcome", "The column with the outcome: 0/1, false/true or 1/2.", ValueName = "COL")]
    public string? Outcome { get; init; }

    [Option("--positive", "The value of --outcome that is the outcome; all others are none.", ValueName = "VALUE")]
    public string? Positive { get; init; }

    [Option("--time", "For cox, cox-elastic-net and fine-gray: the time at the event or the end of follow-up, in any unit.", ValueName = "COL")]
    public string? Time { get; init; }

    [Option("--event", "With --time: what ended the time: 0/1, false/true or 1/2; with --cause any values.", ValueName = "COL")]
    public string? Event { get; init; }

    [Option("--cause", "The value of --event that is the event of interest; others but --censored are competing events.", ValueName = "VALUE")]
    public string? Cause { get; init; }

    [Option("--censored", "With --cause: the value of --event that means no event. Default: 0.", ValueName = "VALUE")]
    public string Censored { get; init; } = "0";

    [Option("--horizon", "With --time: risks are those of the event by then.", ValueName = "TIME")]
    public double? Horizon { get; init; }

    [Option("--id", "The column that names the person: rows of one person never lie on both sides of a split.", ValueName = "COL")]
    public string? Id { get; init; }

    [Option("--features", "Columns to learn from. Default: all but outcome, times, --id and --exclude.", ValueName = "COL[,COL...]")]
    public IReadOnlyList<string> Features { get; init; } = [];

    [Option("--exclude", "Columns not to learn from.", ValueName = "COL[,COL...]")]
    public IReadOnlyList<string> Exclude { get; init; } = [];

    [Option("--categories", "Columns of numbers that are codes.", ValueName = "COL[,COL...]")]
    public IReadOnlyList<string> Categories { get; init; } = [];

    [Option("--groups", "Columns by whose values the card tells the main numbers, such as sex, site.", ValueName = "COL[,COL...]")]
    public IReadOnlyList<string> Groups { get; init; } = [];

    [Option("--folds", "Parts of the people that are held out in turn, so that each row is judged by a model that had not seen it; 0 for none. Default: 5.", ValueName = "K")]
    public int? Folds { get; init; }

    [Option("--split", "Instead of --folds, hold out once: random:0.3 (a share of the people), column:COL (rows with 1 in it), time:COL (the last third by date).", ValueName = "SPLIT")]
    public string? Split { get; init; }

    [Option("--tune", "Choose alpha of an elastic net, or size and number of trees, by folds inside the training rows.")]
    public bool Tune { get; init; }

    [Option("--alpha", "Elastic net: 1 is the lasso, 0 ridge. Default: 1.", ValueName = "A")]
    public double Alpha { get; init; } = 1;

    [Option("--lambda", "Elastic net: the penalty. Default: chosen by folds inside the training rows.", ValueName = "L")]
    public double? Lambda { get; init; }

    [Option("--lambda-rule", "Elastic net: min, or one-se for the largest penalty within one standard error of it.", ValueName = "RULE")]
    public string LambdaRule { get; init; } = "min";

    [Option("--calibrate", "none, platt or isotonic: what the held-out predictions say of the risks is put into the model.", ValueName = "HOW")]
    public string Calibrate { get; init; } = "none";

    [Option("--no-missing-indicators", "No term says that an input was missing.")]
    public bool NoMissingIndicators { get; init; }

    [Option("--accept-leaks", "Train although a feature tells the outcome without fail.")]
    public bool AcceptLeaks { get; init; }

    [Option("--name", "Of the model. Default: that of the folder.", ValueName = "NAME")]
    public string? Name { get; init; }

    [Option("--intended-use", "For the card: what the model is for.", ValueName = "TEXT")]
    public string? IntendedUse { get; init; }

    [Option("--population", "For the card: whom it is for, and whose data it was made of.", ValueName = "TEXT")]
    public string? Population { get; init; }

    [Option("--limits", "For the card: where it must not be used.", ValueName = "TEXT")]
    public string? Limits { get; init; }

    [Option("--contact", "For the card: who answers questions.", ValueName = "TEXT")]
    public string? Contact { get; init; }

    [Option("--workspace", "A workspace whose journal takes the hash of card.json, which names that of model.json.", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--threads", "Of boosted trees; the same number gives the same bits. Default: 1.", ValueName = "N")]
    public int Threads { get; init; } = 1;

    [Option("--seed", "Of folds and splits. Default: 1.", ValueName = "N")]
    public int Seed { get; init; } = 1;

    [Option("--out", "The folder for model.json, card.json, predictions.csv and model.run.json.", ValueName = "DIR", Required = true)]
    public string Out { get; init; } = "";
}
