using Tabib.App.Capabilities;

namespace Tabib.App.Models.Auditing;

public sealed record AuditOptions
{
    [Option("--predictions", "The table with scores, what happened and groups: CSV with a header, or Parquet. Empty, NA and NaN are missing.", ValueName = "FILE", Required = true)]
    public string Predictions { get; init; } = "";

    [Option("--score", "Columns with scores, higher for those to be selected. Chances between 0 and 1 are calibrated too.", ValueName = "COL[,COL...]", Required = true)]
    public IReadOnlyList<string> Score { get; init; } = [];

    [Option("--outcome", "The column with what happened or is needed: 0/1, false/true or 1/2; any number for the choice of a label.", ValueName = "COL", Required = true)]
    public string Outcome { get; init; } = "";

    [Option("--positive", "The value of --outcome that is the outcome; all others are none.", ValueName = "VALUE")]
    public string? Positive { get; init; }

    [Option("--need-threshold", "An --outcome that is a count or an amount is had from here on.", ValueName = "T")]
    public double? NeedThreshold { get; init; }

    [Option("--groups", "Columns by whose values people are compared, and by every combination of them.", ValueName = "COL[,COL...]", Required = true)]
    public IReadOnlyList<string> Groups { get; init; } = [];

    [Option("--reference", "The group that others are compared with, such as site=A; may be given for each column. Default: the largest.", ValueName = "COL=VALUE")]
    public IReadOnlyList<string> Reference { get; init; } = [];

    [Option("--threshold", "People with this score or more are selected. Default for scores between 0 and 1: 0.5.", ValueName = "T")]
    public double? Threshold { get; init; }

    [Option("--top", "Instead: this share of people with the highest scores is selected, such as 0.03.", ValueName = "SHARE")]
    public double? Top { get; init; }

    [Option("--proxy", "A column with another label than --outcome, such as the cost that a score was trained on; may be given several times.", ValueName = "COL")]
    public IReadOnlyList<string> Proxy { get; init; } = [];

    [Option("--decision", "The column that says who was chosen in truth, 0/1: compared with what the scores would have chosen.", ValueName = "COL")]
    public string? Decision { get; init; }

    [Option("--suppress-below", "Counts below this are withheld, and others that would give them away; 0 withholds nothing.", ValueName = "N")]
    public int SuppressBelow { get; init; } = 5;

    [Option("--replicates", "Of the bootstrap.", ValueName = "N")]
    public int Replicates { get; init; } = 2000;

    [Option("--seed", "Of the bootstrap: the same seed gives the same intervals.", ValueName = "N")]
    public int Seed { get; init; } = 1;

    [Option("--decisions-only", "No areas, calibration and what-ifs: those need all scores in their order.")]
    public bool DecisionsOnly { get; init; }

    [Option("--threads", "Threads to use; all processors by default. Results do not depend on it.", ValueName = "N")]
    public int Threads { get; init; }

    [Option("--out", "The folder for the pages and numbers.", ValueName = "DIR", Required = true)]
    public string Out { get; init; } = "";

    public int ThreadsInUse => Threads > 0 ? Threads : Environment.ProcessorCount;
}
