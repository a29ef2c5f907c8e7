using Tabib.App.Capabilities;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Kinship of all pairs of samples.</summary>
public sealed class KinshipTableCapability : Capability<KinshipTableOptions, KinshipTableResult>
{
    public override string Name => "genotypes kinship";

    public override string Summary => "Kinship of all pairs of samples (KING-robust), and which to leave out so that none are related.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("genotypes kinship samples/genomes/cohort --out kinship.tsv", "All pairs."),
        new("genotypes kinship samples/genomes/cohort --out relatives.tsv --min-kinship 0.0442 --cutoff 0.0884", "Relatives only, and lists of samples to keep and to leave out."),
    ];

    public override string Details =>
        "Columns: ID1 ID2 NSNP HETHET IBS0 KINSHIP; NSNP counts autosomal variants called in both, HETHET and IBS0 are shares of it. KINSHIP is NA where one of the two has no heterozygous call among them.";

    public override KinshipTableResult Run(KinshipTableOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var store = GenotypeInput.Open(options, autosomesOnly: true);
        var texts = GenotypePassMemory.OfKinshipRows(store, options.ThreadsInUse);
        var memory = GenotypeMemory.Allow(options, store, texts + Kinship.LeastBytes(store.Samples.Count)) - texts;
        var names = SampleNames.Of(store.Samples);
        var variants = 0;
        using var file = new ResultFile(options.Out);
        var rows = new KinshipRows(file.Stream, names, options.MinimumKinship, options.Cutoff);
        rows.WriteHeader();
        var settings = new KinshipOptions { Threads = options.ThreadsInUse, MemoryBytes = memory };
        foreach (var band in Kinship.Count(store, settings, new ShareOf(progress, "kinship"), cancellation))
        {
            variants = band.Variants;
            rows.Write(band, options.ThreadsInUse, cancellation);
        }

        file.Commit();
        var result = new KinshipTableResult(options.Out, store.Samples.Count, variants, rows.Pairs, rows.Undefined, null, null, null);
        if (options.Cutoff is not null) result = Choose(result, store, rows);
        string[] outputs = result.Removed is null ? [options.Out] : [options.Out, result.RemovedList!, result.KeptList!];
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, store.Files, outputs, started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, result);
        return result;
    }

    protected override void WriteText(KinshipTableResult result, TextWriter output)
    {
        output.WriteLine($"{result.Pairs:N0} pairs of {result.Samples:N0} samples over {result.Variants:N0} autosomal variants: {result.Table}");
        if (result.Undefined > 0) output.WriteLine($"{result.Undefined:N0} of them without a coefficient: no heterozygous call to compare.");
        if (result.Removed is not null) output.WriteLine($"{result.Removed:N0} samples to leave out: {result.RemovedList}; the others: {result.KeptList}");
    }

    private static KinshipTableResult Choose(KinshipTableResult result, GenotypeStore store, KinshipRows rows)
    {
        var removed = UnrelatedSamples.ToRemove(store.Samples.Count, rows.Related);
        var (removedList, keptList) = (result.Table + ".removed", result.Table + ".kept");
        SampleList.Write(removedList, store.Samples, sample => removed[sample]);
        SampleList.Write(keptList, store.Samples, sample => !removed[sample]);
        return result with { Removed = removed.Count(left => left), RemovedList = removedList, KeptList = keptList };
    }
}
