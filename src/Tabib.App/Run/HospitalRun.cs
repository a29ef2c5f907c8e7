using System.Buffers;
using System.Collections.Concurrent;
using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.App.Fhir;
using Tabib.App.Knowledge;
using Tabib.App.Records;
using Tabib.App.Reports;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;
using Tabib.Ingest;
using Tabib.Record.Journal;

namespace Tabib.App.Run;

/// <summary>The main job: a folder goes into the workspace, and a report of every patient and of all of them comes out.</summary>
internal sealed class HospitalRun(RunOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
{
    private readonly StageClock _clock = new();
    private readonly SortedDictionary<string, long> _findings = new(StringComparer.Ordinal);
    private long _patients;
    private long _recommendations;

    public RunReport Run(TimeProvider time)
    {
        var started = time.GetUtcNow();
        var asOf = options.AsOf ?? started;
        var threads = Math.Max(1, options.Threads ?? Environment.ProcessorCount);
        if (options.Folder == InputDiscovery.StandardInput)
            throw new ProblemException(new Problem("CLI001", ProblemSeverity.Fatal, "A run reads a folder, not standard input.", ProblemLocation.None, "Import it first: tabib import -"), ProblemKind.Usage);
        var problems = new List<Problem>();
        var sources = ImportInputs.Find([options.Folder], options.Source, problems, new ImportHints { Mapping = options.Mapping, Samples = options.Samples });
        using var folder = ReportFolder.Create(options.Out ?? "tabib-report", options.Folder);
        using var workspace = Workspace.Open(WorkspacePath.Resolve(options.Workspace), new WorkspaceOptions { Create = true, Command = "tabib run" });
        _clock.End("find");
        var import = RecordImport.Run(workspace, sources, problems, options.Strict, progress, cancellation);
        _clock.End("import");
        var rules = RuleLibrary.Embedded();
        var knowledge = KnowledgePackList.Of(ScoreLibrary.Embedded(), rules, []);
        var context = new ReportContext(CommandLine.Version, knowledge.Packs, ScoreLibrary.Embedded());
        var writer = new PageWriter(context);
        _clock.End("prepare");
        var population = WritePatients(workspace, rules, context, writer, folder.Writing, asOf, threads, started).ToReport(asOf, import);
        _clock.End("patients");
        using (var index = new FileStream(Path.Combine(folder.Writing, ReportFolder.IndexName), FileMode.CreateNew, FileAccess.Write)) writer.WritePopulation(population, index);
        var inputs = sources.Select(source => InputHash.Of(source, progress, cancellation)).ToArray();
        _clock.End("index");
        var report = new RunReport(folder.Target, workspace.Directory, asOf, _patients, _findings, _recommendations, population.Urgent, import, _clock.Stages);
        RunManifest.Write(Path.Combine(folder.Writing, ReportFolder.ManifestName), report, options, inputs, KnowledgeInUse.Of(knowledge), threads, started);
        folder.Place();
        return report;
    }

    private PopulationSummary WritePatients(
        Workspace workspace, RuleLibrary rules, ReportContext context, PageWriter writer, string folder, DateTimeOffset asOf, int threads, DateTimeOffset recorded)
    {
        using var lines = new FileStream(Path.Combine(folder, ReportFolder.PatientLinesName), FileMode.CreateNew, FileAccess.Write);
        using var fhir = new FileStream(Path.Combine(folder, ReportFolder.FhirName), FileMode.CreateNew, FileAccess.Write);
        var device = new ArrayBufferWriter<byte>();
        PatientResources.WriteDevice(device);
        fhir.Write(device.WrittenSpan);
        var access = AccessContext.CommandLine(options.Purpose);
        var pages = new PatientPages(workspace.Journal.Patients(asOf, access));
        var resources = new PatientResources(recorded);
        var (riskEngine, ruleEngine) = (new RiskEngine(context.Scores), new RuleEngine(rules));
        var summaries = new ConcurrentBag<PopulationSummary>();
        foreach (var kind in Enum.GetValues<OutcomeKind>().Where(kind => kind != OutcomeKind.Undefined)) _findings[FindingJson.NameOf(kind)] = 0;
        var work = new OrderedWork<PatientRecord, PatientOutput>(workspace.Journal.ReadAll(asOf, access), output =>
        {
            lines.Write(output.Line.WrittenSpan);
            fhir.Write(output.Fhir.WrittenSpan);
            Count(output.Report);
            progress.Report(new ProgressReport("patients", _patients, pages.Count, "patients"));
        });
        work.Run(
            threads,
            () =>
            {
                var summary = new PopulationSummary(context);
                summaries.Add(summary);
                return new PatientWorker(riskEngine, ruleEngine, pages, resources, writer, summary, folder).Run;
            },
            cancellation);
        var all = new PopulationSummary(context);
        foreach (var summary in summaries) all.Merge(summary);
        return all;
    }

    private void Count(PatientReport report)
    {
        _patients++;
        _recommendations += report.Recommendations.Count;
        foreach (var finding in report.Findings) _findings[FindingJson.NameOf(finding.Outcome.Kind)]++;
    }
}
