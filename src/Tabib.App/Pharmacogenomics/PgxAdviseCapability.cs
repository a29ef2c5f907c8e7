using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Advice for drugs by the calls of pharmacogenes.</summary>
public sealed class PgxAdviseCapability : Capability<PgxAdviseCommandOptions, PgxAdviseReport>
{
    public override string Name => "pgx advise";

    public override string Summary => "Says what guidelines ask to do with drugs by the calls of pharmacogenes.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pgx advise --calls samples/pgx/patient.calls.jsonl --drug codeine --drug abacavir", "What is to be done with two drugs."),
        new("pgx advise --calls samples/pgx/patient.calls.jsonl --medications samples/pgx/medications.txt --json", "The drugs that the patient takes; inhibitors among them change results."),
        new("pgx advise --patient p00004 --workspace example --as-of 2025-12-31", "A patient of a workspace, by the calls that it keeps: the drugs that the record says are taken."),
    ];

    public override string Details =>
        "Advice is CPIC's, in our own words. A gene that is not called gives 'cannot say' with the reason; candidates with different results give all their rows. "
        + "A strong CYP2D6 inhibitor in the medication list sets the activity score to 0, a moderate one halves it; strong CYP2C19 inhibitors count as poor metabolizer, moderate ones a step slower; inducers, and what acts on CYP3A, are told and change nothing. A drug does not change its own advice. "
        + "With --age, --height, --weight and --medications a weekly dose of warfarin is given by the algorithm of Klein et al. 2009 (doi:10.1056/NEJMoa0809329), for adults and a target INR of 2 to 3.";

    public override PgxAdviseReport Run(PgxAdviseCommandOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var knowledge = PgxKnowledge.Load(options.Knowledge);
        var advisor = new DrugAdvisor(knowledge, AdviceLibrary.Load(options.Knowledge));
        var input = AdviceInput.Of(options);
        var medications = input.Medications ?? [];
        var (drugs, unknown) = Drugs(advisor.Library, options, input.Medications);
        var warfarin = WarfarinAlgorithm.Load(options.Knowledge);
        if (!warfarin.Ancestries.Contains(options.Ancestry)) throw Fault.InOption("--ancestry", $"'{options.Ancestry}' is none of {string.Join(", ", warfarin.Ancestries)}.");
        var patient = new WarfarinPatient(input.Age, options.Height, options.Weight, options.Ancestry, input.Medications);
        var asksForWarfarin = drugs.Any(pair => pair.Drug.Name == "warfarin");
        var taken = advisor.Taken(medications);
        var samples = new List<SampleAdvice>();
        foreach (var calls in input.Calls)
        {
            cancellation.ThrowIfCancellationRequested();
            if (options.Sample is { } sample && calls.Sample != sample) continue;
            progress.Report(new ProgressReport("advise", samples.Count, 0, "samples"));
            samples.Add(new SampleAdvice(calls, [.. drugs.Select(pair => advisor.Advise(calls, pair.Drug, pair.Guideline, taken))], asksForWarfarin ? warfarin.Dose(calls, patient) : default(Outcome<double>?)));
        }

        if (samples.Count == 0) throw Fault.InData("PGX045", input.Place, options.Sample is { } name ? $"The file has no sample '{name}'." : "The file has no calls.", "Calls are written by 'tabib pgx call --out CALLS.jsonl'.");
        if (options.Patient is null && medications.Count > 0 && samples.Count > 1) throw Fault.InOption("--medications", $"A medication list is of one sample; the file has {samples.Count}. Name one with --sample.");
        var report = new PgxAdviseReport(samples, medications, taken.WithoutGuideline, unknown, advisor.Library.Sha256, warfarin.Review, options.Out) { Html = options.Html };
        if (options.Html is not null) report = report with { Card = PgxAdviceFiles.Write(options, report, advisor, taken, input.Medications is not null, started) };
        if (options.Out is { } path)
        {
            using var file = new ResultFile(path);
            PgxAdviseJson.Write(report, file.Stream);
            file.Commit();
        }

        string[] outputs = [.. new[] { report.Out, report.Html, report.Card }.OfType<string>()];
        if (outputs.Length == 0) return report;
        GenomeRunManifest.Write(outputs[0], Name, options, 1, input.Files, outputs, started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, new { Samples = samples.Count, Drugs = drugs.Count, KnowledgeHash = advisor.Library.Sha256 });
        return report;
    }

    /// <summary>The drugs asked for; else those taken; else all.</summary>
    private static (IReadOnlyList<(AdvisedDrug Drug, DrugGuideline Guideline)> Drugs, IReadOnlyList<Problem> Unknown) Drugs(AdviceLibrary library, PgxAdviseCommandOptions options, IReadOnlyList<string>? medications)
    {
        if (options.Drug.Count == 0 && medications is null) return ([.. library.Drugs], []);
        var codes = (medications ?? []).Where(medication => medication.All(char.IsAsciiDigit) && library.Find(medication).Count == 0 && !library.Modulators.Drugs.Any(modulator => modulator.RxNorm == medication))
            .Select(code => new Problem("PGX046", ProblemSeverity.Warning, $"The code {code} is not known here: were it an inhibitor, that would be missed.", new ProblemLocation(options.Medications ?? options.Patient), "Write the name of the ingredient beside the code."));
        var found = (options.Drug.Count > 0 ? options.Drug : medications!).SelectMany(library.Find).DistinctBy(pair => (pair.Drug.Name, pair.Guideline.Id)).OrderBy(pair => pair.Drug.Name, StringComparer.Ordinal).ToList();
        List<Problem> unknown = [.. options.Drug.Where(drug => library.Find(drug).Count == 0)
            .Select(drug => new Problem("PGX043", ProblemSeverity.Warning, $"No guideline here speaks of '{drug}': nothing is said, for or against it.", new ProblemLocation(Path: "--drug"), NearestWord.Of(drug, library.Drugs.Select(pair => pair.Drug.Name)) is { } near ? $"Did you mean {near}?" : "Use the international name, or RxNorm's code of the ingredient.")), .. codes];
        return (found, unknown);
    }

    /// <summary>1 where a drug that was asked for or taken is not known.</summary>
    protected override int ExitCode(PgxAdviseReport result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Unknown.Count > 0 ? 1 : 0;
    }

    public override void WriteJson(object result, Stream output) => PgxAdviseJson.Write((PgxAdviseReport)result, output);

    protected override void WriteText(PgxAdviseReport result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        if (result.Out is { } path) output.WriteLine($"{result.Samples.Count:N0} samples: {path}");
        if (result.Html is { } page)
        {
            output.WriteLine($"Page: {page}");
            output.WriteLine($"Cards: {result.Card}");
        }

        if (result.Out is null && result.Html is null) PgxAdviseText.Write(result, output);
        foreach (var problem in result.Unknown) output.WriteLine(problem);
    }
}
