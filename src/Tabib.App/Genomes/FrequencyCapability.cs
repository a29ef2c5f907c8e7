using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Identity;
using Tabib.Core.Scheduling;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Allele frequencies, missing calls and Hardy-Weinberg tests of a genotype set.</summary>
public sealed class FrequencyCapability : Capability<FrequencyOptions, FrequencyReport>
{
    public override string Name => "genotypes frequency";

    public override string Summary => "Writes allele frequencies, missing calls and Hardy-Weinberg tests of a genotype set.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("genotypes frequency samples/genomes/cohort --out frequency.tsv", "All variants of the sample cohort."),
        new("genotypes frequency samples/genomes/cohort --region X --out frequency-x.tsv", "Chromosome X alone."),
    ];

    public override string Details =>
        """
        One row a variant and ALT allele: CHROM POS ID REF ALT ALT_FREQ OBS_CT MISSING HWE_P HWE_MIDP.
        ALT_FREQ: share of the allele among OBS_CT called alleles, of founders (dosages count where the set has them); NA where OBS_CT is 0. MISSING: share of all samples that have the chromosome and no call. HWE_P and HWE_MIDP: exact test and its mid-p value, of hard calls of founders; on X of females and males together; NA on Y and mitochondria, where no one has two copies. P-values below 1e-308 are written out, such as 1.2E-400.
        Males have one copy of X; Y is of males alone; mitochondria have one copy. A heterozygous call where there is one copy is missing (POP001).
        """;

    public override FrequencyReport Run(FrequencyOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var store = GenotypeInput.Open(options);
        GenotypeMemory.Allow(options, store, GenotypePassMemory.OfFrequency(store, options.ThreadsInUse));
        var samples = new CohortSamples(store.Samples, options.Nonfounders);
        var (rows, heterozygousHaploid) = Write(store, samples, options, progress, cancellation);
        var warnings = CohortWarnings.Of(store, samples, heterozygousHaploid);
        var report = new FrequencyReport(
            store.Selected.Length, rows, samples.Count, samples.Counted.Count, samples.Males.Count, store.Samples.Sexes.Count(sex => sex == Sex.Female), heterozygousHaploid, options.Out, clock.Elapsed.TotalSeconds, warnings);
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, store.Files, [options.Out], started, report.Seconds, report);
        return report;
    }

    protected override void WriteText(FrequencyReport result, TextWriter output)
    {
        foreach (var warning in result.Warnings) output.WriteLine(warning);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Samples:N0} samples ({result.Males:N0} males, {result.Females:N0} females), {result.Counted:N0} counted as founders; {result.Variants:N0} variants, {result.Rows:N0} rows."));
        output.WriteLine($"Frequencies: {result.Out}");
    }

    private static (long Rows, long HeterozygousHaploid) Write(GenotypeStore store, CohortSamples samples, FrequencyOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        long rows = 0, heterozygousHaploid = 0;
        var counter = new VariantCounter(samples);
        using var file = new ResultFile(options.Out);
        file.Stream.Write(FrequencyRows.Header);
        var readers = new ConcurrentBag<FrequencyRows>();
        var tables = new ConcurrentBag<Utf8TableWriter>();
        var work = new OrderedWork<VariantBlock, FrequencyBlock>(VariantBlock.Of(store.Selected.Length), block =>
        {
            file.Stream.Write(block.Table.Written);
            tables.Add(block.Table);
            rows += block.Rows;
            heterozygousHaploid += block.HeterozygousHaploid;
            progress.Report(new ProgressReport("frequency", block.End, store.Selected.Length, "variants"));
        });
        try
        {
            work.Run(options.ThreadsInUse, () => Worker(store, counter, readers, tables), cancellation);
        }
        finally
        {
            foreach (var reader in readers) reader.Dispose();
        }

        file.Commit();
        return (rows, heterozygousHaploid);
    }

    private static Func<VariantBlock, FrequencyBlock> Worker(GenotypeStore store, VariantCounter counter, ConcurrentBag<FrequencyRows> readers, ConcurrentBag<Utf8TableWriter> tables)
    {
        var rows = new FrequencyRows(store, counter, tables);
        readers.Add(rows);
        return rows.Write;
    }
}
