using Tabib.App.Capabilities;

namespace Tabib.App.Cohorts;

/// <summary>Which cohort of which record.</summary>
public record CohortOptions
{
    [Argument(0, "DEFINITION", "The definition: a JSON file, or the id of one that 'cohorts define' has stored.")]
    public string Definition { get; init; } = "";

    [Option("--workspace", "The workspace (default: TABIB_WORKSPACE, else ./workspace).", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--omop", "A folder of OMOP CDM tables, Parquet or CSV, in place of the workspace.", ValueName = "DIR")]
    public string? Omop { get; init; }

    [Option("--as-of", "What was known by the end of this day (default: now).", ValueName = "DATE")]
    public DateTimeOffset? AsOf { get; init; }

    [Option("--purpose", "What for; it is journalled (default: operations).", ValueName = "TEXT")]
    public string? Purpose { get; init; }

    [Option("--threads", "Processor threads (default: all). Results do not depend on it.", ValueName = "N")]
    public int? Threads { get; init; }
}
