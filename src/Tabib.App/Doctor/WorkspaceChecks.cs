using Tabib.App.Capabilities;

namespace Tabib.App.Doctor;

/// <summary>The workspace: is it there, may it be written, has its disk room.</summary>
internal static class WorkspaceChecks
{
    public static IEnumerable<DoctorCheck> All(string? given)
    {
        var directory = WorkspacePath.Resolve(given);
        yield return Directory.Exists(directory)
            ? new DoctorCheck("workspace", "ok", directory)
            : new DoctorCheck("workspace", "note", $"none yet at {directory}; the first import makes it");
        yield return MachineChecks.Disk("workspace disk", directory);
    }
}
