using Tabib.App.Capabilities;

namespace Tabib.App.Patients;

public sealed record PatientsExportOptions
{
    [Argument(0, "ID", "Id of the patient, as for patients show.")]
    public string Id { get; init; } = "";

    [Option("--original", "The received bytes as they are: references not resolved, meta not set.")]
    public bool Original { get; init; }

    [Option("--workspace", "The workspace (default: TABIB_WORKSPACE, else ./workspace).", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--purpose", "What for; it is journalled (default: operations).", ValueName = "TEXT")]
    public string? Purpose { get; init; }
}
