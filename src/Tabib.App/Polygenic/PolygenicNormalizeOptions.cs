using Tabib.App.Capabilities;

namespace Tabib.App.Polygenic;

public sealed record PolygenicNormalizeOptions
{
    [Argument(0, "SCORES", "Scores to normalise, as tabib polygenic score writes them; or a table with IID, PGS or SCORE, SUM.")]
    public string Scores { get; init; } = "";

    [Option("--components", "Principal components of the same persons: a table with IID, PC1, PC2 and so on, projected on the reference.", ValueName = "FILE", Required = true)]
    public string Components { get; init; } = "";

    [Option("--reference-scores", "Scores of the reference panel over the same variants.", ValueName = "FILE", Required = true)]
    public string ReferenceScores { get; init; } = "";

    [Option("--reference-components", "Principal components of the reference panel, of unrelated persons.", ValueName = "FILE", Required = true)]
    public string ReferenceComponents { get; init; } = "";

    [Option("--populations", "Populations of the reference panel: a table with IID and the column that --population-column names.", ValueName = "FILE")]
    public string? Populations { get; init; }

    [Option("--population-column", "Column of the population (default SuperPop).", ValueName = "NAME")]
    public string PopulationColumn { get; init; } = "SuperPop";

    [Option("--count", "How many components are used (default 4).", ValueName = "N")]
    public int Count { get; init; } = 4;

    [Option("--calibration", "Folder of calibration packs (polygenic-calibration/*.json) that turn Z into an absolute risk.", ValueName = "DIR")]
    public string? Calibration { get; init; }

    [Option("--keep", "Only the persons listed in this file (IID, or FID and IID; one a line); the panel stays whole.", ValueName = "FILE")]
    public string? Keep { get; init; }

    [Option("--remove", "Not the persons listed in this file.", ValueName = "FILE")]
    public string? Remove { get; init; }

    [Option("--threads", "Threads to use; all processors by default. Results do not depend on it.", ValueName = "N")]
    public int Threads { get; init; }

    [Option("--memory", "Most memory to use, in megabytes; what is needed is told before the work starts.", ValueName = "MB")]
    public int Memory { get; init; }

    [Option("--out", "The table to write.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    public int ThreadsInUse => Threads > 0 ? Threads : Environment.ProcessorCount;
}
