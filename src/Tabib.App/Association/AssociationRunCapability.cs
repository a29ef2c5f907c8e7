using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Association;

namespace Tabib.App.Association;

/// <summary>Tests each variant of a genotype set for association with traits.</summary>
public sealed class AssociationRunCapability : Capability<AssociationRunOptions, AssociationReport>
{
    public override string Name => "association run";

    public override string Summary => "Tests each variant of a genotype set for association with traits.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("association run samples/genomes/cohort --phenotypes samples/genomes/phenotypes.tsv --trait LDL --covariates samples/genomes/covariates.tsv --out ldl.tsv", "A quantitative trait: linear models, t tests."),
        new("association run samples/genomes/cohort --phenotypes samples/genomes/phenotypes.tsv --trait DIABETES --covariates samples/genomes/covariates.tsv --out diabetes.tsv", "A binary trait: score tests with a saddlepoint tail."),
        new("association run samples/genomes/cohort --phenotypes samples/genomes/phenotypes.tsv --trait DIABETES --model firth --region 22 --out firth.tsv", "Firth's penalised likelihood on chromosome 22."),
        new("association run samples/genomes/cohort --phenotypes samples/genomes/phenotypes.tsv --trait LDL --sets samples/genomes/genes.tsv --max-maf 0.05 --no-report --out both.tsv", "Variants, and the rare ones of each gene together in both.genes.tsv."),
    ];

    public override string Details =>
        """
        One row a variant and ALT allele: CHROM POS ID REF ALT A1 A1_FREQ TEST OBS_CT BETA SE STAT P LOG10P ERRCODE; with --model firth also WALD_P, with --likelihood-ratio LRT_P.
        A1 is ALT. BETA: change of the trait, or of the log odds, for each copy of A1. STAT: t (linear), z (logistic, spa), chi-squared of the likelihood-ratio test (firth; there P is that test's). LOG10P is -log10 P. ERRCODE: . or why there is no result.
        auto is linear for a quantitative trait. For a binary one (0/1 or 1/2) it is spa, the score test, its tail by saddlepoint approximation where |z| is above 2; with interactions or covariate rows logistic, with Firth where there is no finite estimate.
        Chromosome X: men have 0 or 2 copies (--x-model), sex as in the genotype set is a covariate. Y: men alone. Y and mitochondria: BETA is for the one copy.
        --sets adds the tests of association genes in F.genes.tsv, with its columns: score tests of traits, covariates and samples as here, whatever --model says. More ways to weight and count: association genes.
        """;

    public override AssociationReport Run(AssociationRunOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var inputs = AssociationInputs.Open(options);
        var store = inputs.Store;
        GenotypeMemory.Allow(options, store, AssociationMemory.Least(store, inputs, options.ThreadsInUse));
        var genes = AssociationGenes.Prepare(options, inputs);
        var scans = new ChromosomeScans(inputs, inputs.Loco);
        var scan = scans.First;
        var paths = PathsOf(options.Out, scan.Traits);
        string[] files = [.. store.Files, options.Phenotypes, .. new[] { options.Covariates, options.Loco, options.Keep, options.Remove, options.Extract, options.Exclude }.OfType<string>()];
        string[] inputFiles = options.Sets is null ? files : [.. files, options.Sets];
        var run = new AssociationRun(inputs, scans, paths);
        run.Run(options, RunFingerprint.Of(options, files), progress, cancellation);
        var traits = scan.Traits.Select((trait, t) => Report(trait, run.Outputs[t].Summary, paths[t])).ToArray();
        var page = options.NoReport ? null : PageOf(options.Out);
        var report = new AssociationReport(store.Selected.Length, store.Samples.Count, traits, inputs.Notes, page, run.Resumed, clock.Elapsed.TotalSeconds);
        if (page is not null) WritePage(page, report, run);
        if (genes is not null)
        {
            var tables = traits.ToDictionary(trait => trait.Name, trait => AssociationGenes.PathOf(trait.Out));
            var tested = genes.Run(trait => tables[trait], options.ThreadsInUse, progress, cancellation);
            report = report with { Genes = tested, Seconds = clock.Elapsed.TotalSeconds };
        }

        string[] outputs = [.. paths, .. report.Genes?.Traits.Select(trait => trait.Table) ?? [], .. page is null ? [] : (string[])[page]];
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, inputFiles, outputs, started, report.Seconds, report);
        return report;
    }

    public override string WhenStopped(object options) => "Stopped. What is whole is kept; run the same command with --resume to go on.";

    protected override void WriteText(AssociationReport result, TextWriter output)
    {
        foreach (var note in result.Notes) output.WriteLine(note);
        foreach (var trait in result.Traits)
        {
            var kind = trait.Coding is null ? "quantitative" : string.Create(CultureInfo.InvariantCulture, $"binary as {trait.Coding}, {trait.Cases:N0} cases and {trait.Controls:N0} controls");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trait.Name}: {kind}; {trait.Model}; {trait.Samples:N0} of {result.Samples:N0} samples; {trait.Tested:N0} tests of {result.Variants:N0} variants{(trait.Lambda is null ? "" : $"; lambda {trait.Lambda:F4}")}"));
            if (trait.Errors.Count > 0) output.WriteLine("  without a result: " + string.Join(", ", trait.Errors.Select(error => string.Create(CultureInfo.InvariantCulture, $"{error.Key} {error.Value:N0}"))));
            output.WriteLine($"  {trait.Out}");
        }

        if (result.Genes is not null) AssociationGenesCapability.Describe(result.Genes, output);
        if (result.Page is not null) output.WriteLine($"Plots: {result.Page}");
    }

    private static void WritePage(string path, AssociationReport report, AssociationRun run)
    {
        using var file = new Core.Tables.ResultFile(path);
        AssociationPages.Write(AssociationPageContent.Of(report, [.. run.Outputs.Select(output => output.Summary)], new Reports.Labels()), file.Stream);
        file.Commit();
    }

    /// <summary>Beside the table; a further run in the folder writes it anew.</summary>
    private static string PageOf(string path) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, AssociationPages.FileName);

    private static string[] PathsOf(string path, IReadOnlyList<TraitSummary> traits)
    {
        if (traits.Count == 1) return [path];
        var ending = Path.GetExtension(path);
        var stem = path[..^ending.Length];
        foreach (var trait in traits)
        {
            if (trait.Name.AsSpan().IndexOfAny(Path.GetInvalidFileNameChars()) >= 0)
                throw new ProblemException(new Problem("ASC005", ProblemSeverity.Fatal, $"The name of the trait {trait.Name} cannot be part of a file's name.", new ProblemLocation(null, null, trait.Name), "Rename the column, or test it alone."), ProblemKind.Usage);
        }

        return [.. traits.Select(trait => $"{stem}.{trait.Name}{ending}")];
    }

    private static TraitReport Report(TraitSummary trait, AssociationSummary summary, string path) => new(
        trait.Name, trait.Model.ToString().ToLowerInvariant(), trait.Samples, trait.Cases, trait.Controls, trait.Coding, summary.Rows, summary.Tested,
        summary.Errors.ToDictionary(pair => Encoding.UTF8.GetString(AssociationErrorNames.Utf8(pair.Error)), pair => pair.Rows),
        double.IsNaN(summary.Lambda) ? null : summary.Lambda, path);
}
