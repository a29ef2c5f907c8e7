using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Scheduling;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>The quality check of a genotype set: one pass over the genotypes, then tables, lists and the page.</summary>
internal sealed class QualityRun(QualityOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
{
    private readonly QualityThresholds _thresholds = ThresholdsOf(options);

    public QualityReport Run(string command)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var store = GenotypeInput.Open(options);
        var cohort = new CohortSamples(store.Samples, options.Nonfounders);
        var trios = Trio.Find(store.Samples);
        var duplicates = new DuplicateSearch(cohort.Count, (store.Selected.Length + VariantBlock.Size - 1) / VariantBlock.Size);
        GenotypeMemory.Allow(options, store, GenotypePassMemory.OfQuality(store, duplicates, options.ThreadsInUse));
        Directory.CreateDirectory(options.Out);
        var tally = new QualityTally();
        var samples = Pass(store, cohort, trios, duplicates, tally).Finish(_thresholds.Sex);
        cancellation.ThrowIfCancellationRequested();
        var pairs = duplicates.Find();
        var flags = _thresholds.FlagsOf(samples, pairs);
        QualityFiles.WriteSamples(Place("samples.tsv"), store.Samples, samples, flags, pairs);
        QualityFiles.WriteRemoved(Place("remove.txt"), store.Samples, flags);
        var report = Report(store, cohort, trios.Count, tally, samples, flags, pairs, clock.Elapsed.TotalSeconds);
        var page = new QualityPageContent(Path.GetFileName(store.Prefix), report, tally, samples, flags, store.Samples, _thresholds);
        using (var file = new ResultFile(Place("qc.html")))
        {
            QualityPages.Write(page, file.Stream);
            file.Commit();
        }

        GenomeRunManifest.Write(Place("qc"), command, options, options.ThreadsInUse, store.Files, Outputs, started, clock.Elapsed.TotalSeconds, report);
        return report with { Seconds = clock.Elapsed.TotalSeconds };
    }

    private IReadOnlyList<string> Outputs => [Place("variants.tsv"), Place("samples.tsv"), Place("exclude.txt"), Place("remove.txt"), Place("qc.html")];

    private static QualityThresholds ThresholdsOf(QualityOptions options)
    {
        var thresholds = new QualityThresholds();
        return thresholds with
        {
            VariantMissing = Share("--variant-missing", options.VariantMissing, thresholds.VariantMissing),
            SampleMissing = Share("--sample-missing", options.SampleMissing, thresholds.SampleMissing),
            MinorFrequency = Share("--maf", options.Maf, thresholds.MinorFrequency),
            HardyWeinberg = Share("--hwe", options.Hwe, thresholds.HardyWeinberg),
        };

        static double Share(string option, double? given, double otherwise) => given switch
        {
            null => otherwise,
            >= 0 and <= 1 => given.Value,
            _ => throw Fault.InOption(option, string.Create(CultureInfo.InvariantCulture, $"{given} is no share: 0 to 1 are.")),
        };
    }

    private string Place(string name) => Path.Combine(options.Out, name);

    private SampleAccumulator Pass(GenotypeStore store, CohortSamples cohort, IReadOnlyList<Trio> trios, DuplicateSearch duplicates, QualityTally tally)
    {
        var workers = new ConcurrentBag<QualityRows>();
        using var table = new ResultFile(Place("variants.tsv"));
        using var excluded = new ResultFile(Place("exclude.txt"));
        table.Stream.Write(QualityRows.Header);
        try
        {
            var work = new OrderedWork<VariantBlock, QualityBlock>(VariantBlock.Of(store.Selected.Length), block =>
            {
                table.Stream.Write(block.Table.Written);
                excluded.Stream.Write(block.Excluded.Written);
                tally.Add(block.Tally);
                duplicates.Add(block.Number, block.Common);
                progress.Report(new ProgressReport("quality", block.End, store.Selected.Length, "variants"));
            });
            work.Run(options.ThreadsInUse, () => Worker(store, cohort, trios, duplicates.VariantsPerBlock, workers), cancellation);
        }
        finally
        {
            foreach (var worker in workers) worker.Dispose();
        }

        table.Commit();
        excluded.Commit();
        var sum = new SampleAccumulator(cohort, trios);
        foreach (var worker in workers) sum.Add(worker.Samples);
        return sum;
    }

    private Func<VariantBlock, QualityBlock> Worker(GenotypeStore store, CohortSamples cohort, IReadOnlyList<Trio> trios, int commonPerBlock, ConcurrentBag<QualityRows> workers)
    {
        var rows = new QualityRows(store, cohort, trios, _thresholds, commonPerBlock);
        workers.Add(rows);
        return rows.Write;
    }

    private QualityReport Report(GenotypeStore store, CohortSamples cohort, int trios, QualityTally tally, IReadOnlyList<SampleStatistics> samples, IReadOnlyList<SampleFlags> flags, IReadOnlyList<DuplicatePair>? pairs, double seconds)
    {
        var removed = new FilterTally(Enum.GetValues<SampleFlags>().Length - 1);
        foreach (var sample in samples) removed.Add((int)flags[sample.Sample], sample.Missing, sample.Variants);
        return new QualityReport(
            store.Selected.Length, samples.Count, cohort.Counted.Count,
            QualityRules.OfVariants(_thresholds, tally.Flags), QualityRules.OfSamples(_thresholds, removed),
            samples.Count(sample => sample.SexStatus == SexStatus.Differs),
            pairs?.Select(pair => new DuplicateRow(store.Samples.Ids[pair.First], store.Samples.Ids[pair.Second], pair.Sites, pair.Concordance)).ToArray(),
            trios, tally.MendelErrors, tally.HeterozygousHaploid, options.Out, seconds, CohortWarnings.Of(store, cohort, tally.HeterozygousHaploid));
    }
}
