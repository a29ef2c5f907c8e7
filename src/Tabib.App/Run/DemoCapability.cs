using Tabib.App.Capabilities;
using Tabib.App.Records;

namespace Tabib.App.Run;

/// <summary>The main job on the sample hospital that the program carries.</summary>
public sealed class DemoCapability : Capability<DemoOptions, RunReport>
{
    public override string Name => "demo";

    public override string Summary => "Shows the main job on a small invented hospital that the program carries.";

    public override IReadOnlyList<Example> Examples { get; } = [new("demo", "Sixty invented patients; look at tabib-demo/report/index.html.")];

    public override string Details => "The patients are invented by our own generator (see tabib synth); the report speaks as of the last day of their records, so that it looks the same whenever it is made.";

    public override RunReport Run(DemoOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(options.Out ?? "tabib-demo");
        var hospital = Path.Combine(folder, "hospital");
        SampleHospital.Unpack(hospital);
        var run = new RunOptions { Folder = hospital, Out = Path.Combine(folder, "report"), Workspace = Path.Combine(folder, "workspace"), AsOf = SampleHospital.LastDay, Source = "hospital", Purpose = "demonstration" };
        var report = new HospitalRun(run, progress, cancellation).Run(TimeProvider.System);
        if (options.Open) Browser.Open(report.Index);
        return report;
    }

    protected override void WriteText(RunReport result, TextWriter output) => RunText.Write(result, output);

    protected override int ExitCode(RunReport result) => ImportText.ExitCode(result.Import);
}
