using System.Diagnostics;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Principal components of a cohort.</summary>
public sealed class PcaCapability : Capability<PcaCommandOptions, PcaReport>
{
    /// <summary>Angle in radians from which a component is called uncertain: a cosine of 0.9999.</summary>
    private const double Uncertain = 0.014;

    public override string Name => "genotypes pca";

    public override string Summary => "Principal components of a cohort's autosomal genotypes: the axes of its ancestry.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("genotypes pca samples/genomes/cohort --components 4 --out pca", "Four components."),
    ];

    public override string Details =>
        """
        OUT.eigenvec: #FID IID PC1 .. (no FID where the set has none), vectors of unit length with the entry of largest absolute value positive. OUT.eigenval: one a line. OUT.loadings: what genotypes project takes.
        Prepare the set first: prune it, leave out relatives (kinship --cutoff), rare variants and regions of long-range linkage disequilibrium; unprepared, components show those.
        Each entry of the matrix of relationships is a mean over the variants called in both samples; --randomised comes near that from the samples' call rates.
        """;

    public override PcaReport Run(PcaCommandOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        if (options is { Exact: true, Randomised: true }) throw Fault.InOption("--exact", "Components are found exactly or by random vectors, not both.");
        if (options.Components is < 1 or > 200) throw Fault.InOption("--components", "1 to 200 components.");
        var store = GenotypeInput.Open(options, autosomesOnly: true);
        var settings = new PcaOptions
        {
            Components = options.Components ?? 10,
            Method = options.Exact ? PcaMethod.Exact : options.Randomised ? PcaMethod.Randomised : PcaMethod.Automatic,
            Threads = options.ThreadsInUse,
            Seed = options.Seed ?? 1,
        };
        var least = PrincipalComponents.LeastBytes(store.Samples.Count, settings);
        settings = settings with { MemoryBytes = GenotypeMemory.Allow(options, store, least) - least };
        var result = Compute(store, options, settings, progress, cancellation);
        var (scores, values, loadings) = (options.Out + ".eigenvec", options.Out + ".eigenval", options.Out + ".loadings");
        PcaFiles.WriteScores(scores, store.Samples, result.Scores);
        PcaFiles.WriteValues(values, result.Eigenvalues);
        PcaFiles.WriteLoadings(loadings, store, result);
        var report = new PcaReport(result.Method, store.Samples.Count, result.Variants.Length, result.Constant, result.Eigenvalues, result.Angles, result.Passes, scores, values, loadings, clock.Elapsed.TotalSeconds, Warnings(options, result));
        GenomeRunManifest.Write(scores, Name, options, options.ThreadsInUse, store.Files, [scores, values, loadings], started, report.Seconds, report);
        return report;
    }

    protected override void WriteText(PcaReport result, TextWriter output)
    {
        foreach (var warning in result.Warnings) output.WriteLine(warning);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Samples:N0} samples, {result.Variants:N0} autosomal variants ({result.Constant:N0} that do not vary left out), {(result.Method == PcaMethod.Exact ? "exact" : "randomised")}."));
        output.WriteLine("Eigenvalues: " + string.Join(" ", result.Eigenvalues.Select(value => value.ToString("G6", CultureInfo.InvariantCulture))));
        output.WriteLine($"Components: {result.Scores}, {result.Values}, {result.Loadings}");
    }

    private static Problem[] Warnings(PcaCommandOptions options, PcaResult result)
    {
        var uncertain = Enumerable.Range(0, result.Angles.Length).Where(i => !(result.Angles[i] < Uncertain)).Select(i => $"PC{i + 1}").ToArray();
        return uncertain.Length == 0
            ? []
            : [new Problem("POP061", ProblemSeverity.Warning, $"Uncertain, since the eigenvalue is very near to the next: {string.Join(", ", uncertain)}.", new ProblemLocation(options.Prefix), "Such components are noise in most cohorts; look at fewer.")];
    }

    /// <exception cref="ProblemException">POP060: the set has fewer components.</exception>
    private static PcaResult Compute(GenotypeStore store, PcaCommandOptions options, PcaOptions settings, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        try
        {
            return PrincipalComponents.Compute(store, settings, new ShareOf(progress, "pca"), cancellation);
        }
        catch (ArgumentException fault) when (fault.ParamName == "options")
        {
            throw new ProblemException(new Problem("POP060", ProblemSeverity.Fatal, fault.Message.Split(" (Parameter")[0], new ProblemLocation(options.Prefix), "Ask for fewer with --components."), ProblemKind.BadData, fault);
        }
    }
}
