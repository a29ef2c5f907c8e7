using Tabib.App.Capabilities;
using Tabib.App.Records;

namespace Tabib.App.Run;

/// <summary>The main job.</summary>
public sealed class RunCapability : Capability<RunOptions, RunReport>
{
    public override string Name => "run";

    public override string Summary => "Takes a hospital's folder in and writes a precision report of every patient and of all of them.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("run samples/hospital --workspace example --out example-report", "Everything in the folder, as known now."),
        new("run samples/hospital --workspace example --out example-report --as-of 2024-12-31", "As it would have looked at the end of 2024."),
    ];

    public override string Details =>
        """
        Written to the report's folder: index.html (all patients: who needs attention first, ages, conditions, risks, data quality), patients/ID.html (one page a patient), patients.jsonl (findings and recommendations for programs), fhir.ndjson (the same as FHIR R4: RiskAssessment, Observation, DetectedIssue, CarePlan, Provenance; what genotypes say about drugs as Genomics Reporting), run.json (inputs, options, versions, times).
        All patients of the workspace are reported, those of earlier imports too. The pages need no network. Exit code 1: some inputs were refused; the report was written all the same.
        """;

    public override RunReport Run(RunOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var report = new HospitalRun(options, progress, cancellation).Run(TimeProvider.System);
        if (options.Open) Browser.Open(report.Index);
        return report;
    }

    protected override void WriteText(RunReport result, TextWriter output) => RunText.Write(result, output);

    protected override int ExitCode(RunReport result) => ImportText.ExitCode(result.Import);
}
