using System.Diagnostics;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Removes variants in linkage disequilibrium.</summary>
public sealed class PruneCapability : Capability<PruneOptions, PruneReport>
{
    public override string Name => "genotypes prune";

    public override string Summary => "Chooses variants that are nearly independent of each other: no two in a window correlate.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("genotypes prune samples/genomes/cohort --window 50 --step 5 --r2 0.2 --out independent.txt", "Windows of 50 variants."),
        new("genotypes prune samples/genomes/cohort --window-kb 500 --r2 0.2 --out independent-kb.txt", "Windows of 500,000 base pairs."),
    ];

    public override string Details =>
        "OUT has one id a line, as --extract reads them; a variant without an id is listed as CHROM:POS:REF:ALT. Of two correlated variants the one with the lower minor-allele frequency goes, of equals the later one. Correlations are of genotypes over founders called in both, on X with males as 0 or 2 copies. Of variants with several ALT alleles the first is looked at.";

    public override PruneReport Run(PruneOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var settings = Settings(options);
        var store = GenotypeInput.Open(options);
        var samples = new CohortSamples(store.Samples, options.Nonfounders);
        if (samples.Counted.Count == 0) throw Fault.InData("GEN002", options.Prefix, "No founder is left to work with.", "Give --nonfounders to count samples with known parents.");
        GenotypeMemory.Allow(options, store, GenotypePassMemory.OfPruning(store, settings));
        var result = LdPruning.Prune(store, samples, settings, new ShareOf(progress, "prune"), cancellation);
        var kept = result.Kept.ToHashSet();
        var removed = options.Out + ".removed";
        Write(options.Out, store, kept.Contains);
        Write(removed, store, variant => !kept.Contains(variant));
        var report = new PruneReport(options.Out, removed, store.Selected.Length, samples.Counted.Count, result.Kept.Length, result.Correlated, result.Constant, clock.Elapsed.TotalSeconds);
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, store.Files, [options.Out, removed], started, report.Seconds, report);
        return report;
    }

    protected override void WriteText(PruneReport result, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Kept:N0} of {result.Variants:N0} variants kept, over {result.Samples:N0} samples: {result.Out}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Removed: {result.Correlated:N0} correlated, {result.Constant:N0} that do not vary: {result.Removed}"));
    }

    private static LdPruningOptions Settings(PruneOptions options)
    {
        var window = options.Window ?? 1000;
        var step = options.Step ?? Math.Min(50, window);
        var threshold = options.SquaredCorrelation ?? 0.1;
        if (options.WindowKb is not null && (options.Window is not null || options.Step is not null)) throw Fault.InOption("--window-kb", "A window is given in variants or in kilobases; one in kilobases moves on by one variant.");
        if (options.WindowKb is <= 0 or > 1e6) throw Fault.InOption("--window-kb", "A window spans more than 0 and at most 1,000,000 kilobases.");
        if (window < 2) throw Fault.InOption("--window", "A window spans at least 2 variants.");
        if (step < 1 || step > window) throw Fault.InOption("--step", "The window moves on by at least 1 variant and at most its own width.");
        if (threshold is not (>= 0 and < 1)) throw Fault.InOption("--r2", "The squared correlation is at least 0 and below 1.");
        return new LdPruningOptions
        {
            WindowVariants = window,
            StepVariants = step,
            WindowBasePairs = options.WindowKb is { } kb ? (int)Math.Round(kb * 1000) : null,
            SquaredCorrelation = threshold,
            Threads = options.ThreadsInUse,
        };
    }

    private static void Write(string path, GenotypeStore store, Func<int, bool> isListed)
    {
        using var file = new ResultFile(path);
        var table = new Utf8TableWriter();
        foreach (var variant in store.Selected)
        {
            if (!isListed(variant)) continue;
            VariantName.Add(table, store.Variants, variant);
            table.EndRow();
        }

        file.Stream.Write(table.Written);
        file.Commit();
    }
}
