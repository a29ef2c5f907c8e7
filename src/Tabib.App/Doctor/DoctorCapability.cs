using Tabib.App.Capabilities;
using Tabib.App.Cli;

namespace Tabib.App.Doctor;

/// <summary>Looks at the machine, the program and the workspace.</summary>
public sealed class DoctorCapability : Capability<DoctorOptions, DoctorReport>
{
    public override string Name => "doctor";

    public override string Summary => "Checks the machine, the installation and the workspace; changes nothing.";

    public override IReadOnlyList<Example> Examples { get; } = [new("doctor", "Is everything here that Tabib needs?")];

    public override DoctorReport Run(DoctorOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation) =>
        new(CommandLine.Version, [.. MachineChecks.All(), .. WorkspaceChecks.All(options.Workspace), .. ServerChecks.All()]);

    protected override void WriteText(DoctorReport result, TextWriter output)
    {
        output.WriteLine($"Tabib {result.Version}");
        foreach (var check in result.Checks) output.WriteLine($"  {check.State,-6}  {check.Name,-16}  {check.Detail}");
        output.WriteLine(result.Healthy ? "Nothing stands in the way." : "Something needs attention: see the lines marked failed.");
    }

    protected override int ExitCode(DoctorReport result) => result.Healthy ? 0 : 1;
}
