using Tabib.App.Capabilities;

namespace Tabib.App.Models.Explaining;

public sealed record ExplainOptions
{
    [Option("--model", "The model's folder.", ValueName = "DIR", Required = true)]
    public string Model { get; init; } = "";

    [Option("--data", "The people: CSV with a header, or Parquet, with the columns of the model. With the column of the outcome, importance is told too.", ValueName = "FILE", Required = true)]
    public string Data { get; init; } = "";

    [Option("--id", "The column that names the person. Default: the number of the row.", ValueName = "COL")]
    public string? Id { get; init; }

    [Option("--people", "Whom the page explains one by one. Default: those of the highest, the middle and the lowest risk.", ValueName = "ID[,ID...]")]
    public IReadOnlyList<string> People { get; init; } = [];

    [Option("--background", "Of boosted trees: people who stand for what is not known (interventional Shapley values). Default: training data followed down the branches (path-dependent).", ValueName = "FILE")]
    public string? Background { get; init; }

    [Option("--interactions", "Of boosted trees: contributions of pairs of inputs too.")]
    public bool Interactions { get; init; }

    [Option("--censored", "Of a model with competing events: the value of the event's column that means no event. Default: 0.", ValueName = "VALUE")]
    public string Censored { get; init; } = "0";

    [Option("--repeats", "Of importance: how often the values of an input are dealt out anew. Default: 10.", ValueName = "N")]
    public int Repeats { get; init; } = 10;

    [Option("--seed", "Of importance. Default: 1.", ValueName = "N")]
    public int Seed { get; init; } = 1;

    [Option("--threads", "Any number gives the same bits. Default: 1.", ValueName = "N")]
    public int Threads { get; init; } = 1;

    [Option("--out", "The folder for explain.html, contributions.csv, explanation.json and explain.run.json.", ValueName = "DIR", Required = true)]
    public string Out { get; init; } = "";
}
