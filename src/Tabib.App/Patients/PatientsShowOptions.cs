using Tabib.App.Capabilities;

namespace Tabib.App.Patients;

public sealed record PatientsShowOptions
{
    [Argument(0, "ID", "Id of the patient: 7, Patient/7, SOURCE:7, #NUMBER, or an identifier as VALUE or SYSTEM|VALUE.")]
    public string Id { get; init; } = "";

    [Option("--workspace", "The workspace (default: TABIB_WORKSPACE, else ./workspace).", ValueName = "DIR")]
    public string? Workspace { get; init; }

    [Option("--as-of", "What was known by the end of this day (default: now).", ValueName = "DATE")]
    public DateTimeOffset? AsOf { get; init; }

    [Option("--purpose", "What for; it is journalled (default: operations).", ValueName = "TEXT")]
    public string? Purpose { get; init; }
}
