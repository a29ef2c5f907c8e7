using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;

namespace Tabib.App.Doctor;

/// <summary>The workspace: is it there, does it open, is it free to be written, has its disk room.</summary>
internal static class WorkspaceChecks
{
    public static IEnumerable<DoctorCheck> All(string? given)
    {
        var directory = WorkspacePath.Resolve(given);
        yield return Workspace(directory);
        yield return MachineChecks.Disk("workspace disk", directory);
    }

    private static DoctorCheck Workspace(string directory)
    {
        try
        {
            return new DoctorCheck("workspace", "ok", FormattableString.Invariant($"{directory}: free to be written, {Record.Journal.Workspace.Probe(directory):N0} entries"));
        }
        catch (ProblemException fault)
        {
            var state = fault.Problem.Code switch { "JRN023" or "JRN010" => "note", _ => "failed" };
            return new DoctorCheck("workspace", state, fault.Problem.Code == "JRN023" ? $"none yet at {directory}; the first import makes it" : $"{fault.Problem.Code} {fault.Problem.Message} {fault.Problem.Hint}");
        }
    }
}
