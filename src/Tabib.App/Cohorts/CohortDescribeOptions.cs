using Tabib.App.Capabilities;

namespace Tabib.App.Cohorts;

public sealed record CohortDescribeOptions
{
    [Argument(0, "DEFINITION", "The definition: a JSON file, or the id of a stored one. Not with --data.", Optional = true)]
    public string? Definition { get; init; }

    [Option("--data", "A table in place of a cohort: CSV with a header, or Parquet.", ValueName = "FILE")]
    public string? Data { get; init; }

    [Option("--by", "Columns that part the rows into groups. Default: outcome, where the cohort has one.", ValueName = "COL[,COL...]")]
    public IReadOnlyList<string> By { get; init; } = [];

    [Option("--columns", "The columns to describe, in this order. Default: all.", ValueName = "COL[,COL...]")]
    public IReadOnlyList<string> Columns { get; init; } = [];

    [Option("--workspace", "The workspace (default: TABIB_WORKSPACE, else ./workspace).", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--omop", "A folder of OMOP CDM tables in place of the workspace.", ValueName = "DIR")]
    public string? Omop { get; init; }

    [Option("--as-of", "What was known by the end of this day (default: now).", ValueName = "DATE")]
    public DateTimeOffset? AsOf { get; init; }

    [Option("--purpose", "What for; it is journalled (default: operations).", ValueName = "TEXT")]
    public string? Purpose { get; init; }

    [Option("--threads", "Processor threads (default: all). Results do not depend on it.", ValueName = "N")]
    public int? Threads { get; init; }
}
