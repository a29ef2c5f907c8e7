using System.Buffers;
using System.Collections.Concurrent;
using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.App.Fhir;
using Tabib.App.Knowledge;
using Tabib.App.Pharmacogenomics;
using Tabib.App.Records;
using Tabib.App.Reports;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Decision.Rules;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
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
    private readonly ProblemTally _stored = new();
    private PharmacogenomicCounts _pharmacogenomics = new(0, 0, 0, []);

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
        var knowledge = KnowledgePackList.Of(ScoreLibrary.Embedded(), rules, PgxKnowledgeFile.Embedded());
        var context = new ReportContext(CommandLine.Version, knowledge.Packs, ScoreLibrary.Embedded());
        var writer = new PageWriter(context);
        _clock.End("prepare");
        var population = WritePatients(workspace, rules, context, writer, folder.Writing, asOf, threads, started).ToReport(asOf, import);
        _clock.End("patients");
        using (var index = new FileStream(Path.Combine(folder.Writing, ReportFolder.IndexName), FileMode.CreateNew, FileAccess.Write)) writer.WritePopulation(population, index);
        var inputs = sources.Select(source => InputHash.Of(source, progress, cancellation)).ToArray();
        _clock.End("index");
        var report = new RunReport(folder.Target, workspace.Directory, asOf, _patients, _findings, _recommendations, population.Urgent, import, _clock.Stages) { Pharmacogenomics = _pharmacogenomics with { Problems = ImportProblemCount.Of(_stored) } };
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
        var advisor = new PatientAdvisor();
        var (riskEngine, ruleEngine) = (new RiskEngine(context.Scores), new RuleEngine(rules));
        var summaries = new ConcurrentBag<PopulationSummary>();
        foreach (var kind in Enum.GetValues<OutcomeKind>().Where(kind => kind != OutcomeKind.Undefined)) _findings[FindingJson.NameOf(kind)] = 0;
        var work = new OrderedWork<PatientInput, PatientOutput>(workspace.Journal.ReadAll(asOf, access).Select(record => PatientInput.Of(workspace.Journal, record)), output =>
        {
            lines.Write(output.Line.WrittenSpan);
            fhir.Write(output.Fhir.WrittenSpan);
            Count(output);
            progress.Report(new ProgressReport("patients", _patients, pages.Count, "patients"));
        });
        work.Run(
            threads,
            () =>
            {
                var summary = new PopulationSummary(context);
                summaries.Add(summary);
                return new PatientWorker(riskEngine, ruleEngine, advisor, pages, resources, writer, summary, folder).Run;
            },
            cancellation);
        var all = new PopulationSummary(context);
        foreach (var summary in summaries) all.Merge(summary);
        return all;
    }

    private void Count(PatientOutput output)
    {
        var report = output.Report;
        _patients++;
        _recommendations += report.Recommendations.Count;
        foreach (var finding in report.Findings) _findings[FindingJson.NameOf(finding.Outcome.Kind)]++;
        _stored.AddRange(output.Problems);
        if (report.Pharmacogenomics is not { } pharmacogenomics) return;
        _pharmacogenomics = _pharmacogenomics with
        {
            Patients = _pharmacogenomics.Patients + 1,
            Called = _pharmacogenomics.Called + pharmacogenomics.Samples.SelectMany(sample => sample.Calls.Genes).Where(call => call.Status == CallStatus.Called).DistinctBy(call => call.Gene).Count(),
            Recommendations = _pharmacogenomics.Recommendations + output.ByGenotype,
        };
    }
}
