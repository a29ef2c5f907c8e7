using Tabib.App.Capabilities;

namespace Tabib.App.Doctor;

public sealed record DoctorOptions
{
    [Option("--workspace", "The workspace to look at (default: TABIB_WORKSPACE, else ./workspace).", ValueName = "DIR")]
    public string? Workspace { get; init; }
}
