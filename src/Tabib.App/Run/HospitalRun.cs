using Tabib.App.Capabilities;
using Tabib.App.Fhir;
using Tabib.App.Records;
using Tabib.App.Reports;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Decision.Recommendations;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;
using Tabib.Record.Journal;

namespace Tabib.App.Run;

/// <summary>The main job: a folder goes into the workspace, and a report of every patient and of all of them comes out.</summary>
internal sealed class HospitalRun(RunOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
{
    private readonly StageClock _clock = new();
    private readonly List<PatientDigest> _digests = [];
    private readonly SortedDictionary<string, long> _findings = new(StringComparer.Ordinal);
    private long _recommendations;
    private long _attention;

    public RunReport Run(TimeProvider time)
    {
        var started = time.GetUtcNow();
        var asOf = options.AsOf ?? started;
        var threads = Math.Max(1, options.Threads ?? Environment.ProcessorCount);
        var access = AccessContext.CommandLine(options.Purpose);
        var problems = new List<Problem>();
        var sources = ImportInputs.Find([options.Folder], options.Source, problems, new ImportHints { Mapping = options.Mapping, Samples = options.Samples });
        using var folder = ReportFolder.Create(options.Out ?? "tabib-report", options.Folder);
        using var workspace = Workspace.Open(WorkspacePath.Resolve(options.Workspace), new WorkspaceOptions { Create = true, Command = "tabib run" });
        _clock.End("find");
        var import = RecordImport.Run(workspace, sources, problems, options.Strict, progress, cancellation);
        _clock.End("import");
        var (scores, rules) = (ScoreLibrary.Embedded(), RuleLibrary.Embedded());
        var pages = new PatientPages(workspace.Journal.Patients(asOf, access));
        _clock.End("prepare");
        Evaluate(workspace, new RiskEngine(scores), new RuleEngine(rules), pages, folder.Writing, asOf, access, threads, started);
        _clock.End("patients");
        var knowledge = KnowledgeInUse.Of(scores, rules);
        File.WriteAllText(Path.Combine(folder.Writing, ReportFolder.IndexName), "index");
        var inputs = sources.Select(InputHash.Of).ToArray();
        _clock.End("index");
        var report = new RunReport(
            Path.GetFullPath(options.Out ?? "tabib-report"), workspace.Directory, asOf, _digests.Count, _findings, _recommendations, _attention, import, _clock.Stages);
        RunManifest.Write(Path.Combine(folder.Writing, ReportFolder.ManifestName), report, options, inputs, knowledge, threads, started);
        folder.Place();
        return report;
    }

    private void Evaluate(
        Workspace workspace, RiskEngine scores, RuleEngine rules, PatientPages pages, string folder, DateTimeOffset asOf, AccessContext access, int threads, DateTimeOffset recorded)
    {
        using var lines = new FileStream(Path.Combine(folder, ReportFolder.PatientLinesName), FileMode.CreateNew, FileAccess.Write);
        using var fhir = new FileStream(Path.Combine(folder, ReportFolder.FhirName), FileMode.CreateNew, FileAccess.Write);
        var device = new System.Buffers.ArrayBufferWriter<byte>();
        PatientResources.WriteDevice(device);
        fhir.Write(device.WrittenSpan);
        var resources = new PatientResources(recorded);
        foreach (var kind in Enum.GetValues<OutcomeKind>().Where(kind => kind != OutcomeKind.Undefined)) _findings[FindingJson.NameOf(kind)] = 0;
        var work = new OrderedWork<PatientRecord, PatientOutput>(workspace.Journal.ReadAll(asOf, access), output =>
        {
            lines.Write(output.Line.WrittenSpan);
            fhir.Write(output.Fhir.WrittenSpan);
            Count(output);
            progress.Report(new ProgressReport("patients", _digests.Count, pages.Count, "patients"));
        });
        work.Run(threads, () => new PatientWorker(scores, rules, pages, resources, folder).Run, cancellation);
    }

    private void Count(PatientOutput output)
    {
        _digests.Add(output.Digest);
        _recommendations += output.Recommendations.Count;
        if (output.Recommendations.Any(recommendation => recommendation.Urgency == RecommendationUrgency.Urgent)) _attention++;
        foreach (var finding in output.Findings) _findings[FindingJson.NameOf(finding.Outcome.Kind)]++;
    }
}
