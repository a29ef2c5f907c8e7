using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tabib.App.Capabilities;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Linkage disequilibrium of pairs of variants.</summary>
public sealed class LdTableCapability : Capability<LdTableCommandOptions, LdTableReport>
{
    public override string Name => "genotypes ld";

    public override string Summary => "Linkage disequilibrium of pairs of variants within a window: squared correlations and D'.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("genotypes ld samples/genomes/cohort --region 22 --r2 0.5 --out ld.tsv", "Strongly correlated pairs of chromosome 22."),
    ];

    public override string Details =>
        """
        One row a pair: CHROM POS1 ID1 REF1 ALT1 POS2 ID2 REF2 ALT2 R2 HAP_R2 DPRIME.
        R2: squared correlation of genotypes over founders called in both, on X with males as 0 or 2 copies. HAP_R2 and DPRIME: of alleles on one haplotype, by expectation and maximisation, on X with males as one copy; D' is negative where the two ALT alleles avoid each other.
        Pairs of which one does not vary have no correlation and no row. Of variants with several ALT alleles the first is looked at.
        """;

    public override LdTableReport Run(LdTableCommandOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var settings = Settings(options);
        var store = GenotypeInput.Open(options);
        var samples = new CohortSamples(store.Samples, options.Nonfounders);
        if (samples.Counted.Count == 0) throw Fault.InData("GEN002", options.Prefix, "No founder is left to work with.", "Give --nonfounders to count samples with known parents.");
        _ = GenotypeMemory.Allow(options, store, LdTable.LeastBytes(store, store.Selected, settings));
        var pairs = Write(options.Out, store, samples, settings, progress, cancellation);
        var report = new LdTableReport(options.Out, store.Selected.Length, samples.Counted.Count, pairs, clock.Elapsed.TotalSeconds);
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, store.Files, [options.Out], started, report.Seconds, report);
        return report;
    }

    protected override void WriteText(LdTableReport result, TextWriter output) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Pairs:N0} pairs of {result.Variants:N0} variants, over {result.Samples:N0} samples: {result.Out}"));

    private static LdTableOptions Settings(LdTableCommandOptions options)
    {
        if (options.WindowKb is not (> 0 and <= 1e6)) throw Fault.InOption("--window-kb", "A window spans more than 0 and at most 1,000,000 kilobases.");
        if (options.Window < 2) throw Fault.InOption("--window", "A window spans at least 2 variants.");
        if (options.SquaredCorrelation is not (>= 0 and <= 1)) throw Fault.InOption("--r2", "A squared correlation is at least 0 and at most 1.");
        return new LdTableOptions { WindowVariants = options.Window ?? int.MaxValue, WindowBasePairs = (int)Math.Round(options.WindowKb * 1000), SquaredCorrelation = options.SquaredCorrelation, Threads = options.ThreadsInUse };
    }

    private static long Write(string path, GenotypeStore store, CohortSamples samples, LdTableOptions settings, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var variants = store.Variants;
        var chromosomes = variants.Chromosomes.Select(chromosome => Encoding.UTF8.GetBytes(chromosome.Name)).ToArray();
        var table = new Utf8TableWriter();
        using var file = new ResultFile(path);
        file.Stream.Write("CHROM\tPOS1\tID1\tREF1\tALT1\tPOS2\tID2\tREF2\tALT2\tR2\tHAP_R2\tDPRIME\n"u8);
        long written = 0;
        var done = 0;
        LdTable.Compute(
            store,
            samples,
            store.Selected,
            settings,
            pairs =>
            {
                table.Clear();
                foreach (var pair in pairs)
                {
                    table.Add(chromosomes[variants.ChromosomeIndex(pair.First)]);
                    Add(pair.First);
                    Add(pair.Second);
                    table.Add(pair.SquaredCorrelation).Add(pair.HaplotypeSquaredCorrelation).Add(pair.DPrime).EndRow();
                }

                file.Stream.Write(table.Written);
                written += pairs.Count;
                if (++done % VariantBlock.Size == 0) progress.Report(new ProgressReport("ld", done, store.Selected.Length, "variants"));
            },
            cancellation);
        file.Commit();
        return written;

        void Add(int variant) => table.Add(variants.Position(variant)).Add(variants.IdBytes(variant)).Add(variants.ReferenceBytes(variant)).Add(variants.AlternateBytes(variant, 1));
    }
}
