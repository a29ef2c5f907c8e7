using Tabib.App.Capabilities;

namespace Tabib.App.Cohorts;

public sealed record CohortDefineOptions
{
    [Argument(0, "FILE", "The definition, JSON.")]
    public string File { get; init; } = "";

    [Option("--store", "Keep it in the workspace: other cohort commands then find it by its id.")]
    public bool Store { get; init; }

    [Option("--workspace", "The workspace (default: TABIB_WORKSPACE, else ./workspace).", ValueName = "DIR")]
    public string? Workspace { get; init; }
}
