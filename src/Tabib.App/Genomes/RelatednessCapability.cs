using System.Diagnostics;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Kinship of all pairs of samples, given their ancestry.</summary>
public sealed class RelatednessCapability : Capability<RelatednessOptions, RelatednessReport>
{
    public override string Name => "genotypes relatedness";

    public override string Summary => "Kinship and inbreeding that ancestry does not inflate (PC-Relate), from genotypes and principal components.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("genotypes pca samples/genomes/cohort --components 2 --out ancestry", "The axes of ancestry first."),
        new("genotypes relatedness samples/genomes/cohort --scores ancestry.eigenvec --min-kinship 0.0884 --out related.tsv", "Then relatives up to the second degree."),
    ];

    public override string Details =>
        """
        Columns: ID1 ID2 KINSHIP. OUT.inbreeding: #FID IID INBREEDING (no FID where the set has none), twice a sample's kinship with itself less 1.
        Each sample's own allele frequencies come from a regression of genotypes on the components; kinship is what its genotypes share with another's beyond these frequencies (Conomos 2016). NA where no variant counts for both.
        Take components of unrelated samples (genotypes kinship --cutoff, then pca), with relatives placed by genotypes project: components that relatives made explain their kinship away.
        """;

    public override RelatednessReport Run(RelatednessOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        if (options.Components is < 1 or > 200) throw Fault.InOption("--components", "1 to 200 components.");
        if (options.MinimumFrequency is not (>= 0 and < 0.5)) throw Fault.InOption("--min-frequency", "The least frequency is at least 0 and below 0.5.");
        var store = GenotypeInput.Open(options, autosomesOnly: true);
        var components = ComponentScores.Read(options.Scores, options.Components, store.Samples);
        if (components.Length + 1 >= store.Samples.Count) throw Fault.InData("POP060", options.Prefix, $"{components.Length} components cannot be told from {store.Samples.Count} samples.", "Use fewer with --components.");
        _ = GenotypeMemory.Allow(options, store, PcRelate.LeastBytes(store.Samples.Count));
        progress.Report(new ProgressReport("relatedness", 0, store.Selected.Length, "variants"));
        var kinship = PcRelate.Compute(store, components, options.MinimumFrequency, options.ThreadsInUse, cancellation);
        var inbreeding = options.Out + ".inbreeding";
        var (pairs, undefined) = WritePairs(options, store, kinship, cancellation);
        WriteInbreeding(inbreeding, store, kinship);
        var report = new RelatednessReport(options.Out, inbreeding, store.Samples.Count, store.Selected.Length, components.Length, pairs, undefined, clock.Elapsed.TotalSeconds);
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, [.. store.Files, .. options.Scores], [options.Out, inbreeding], started, report.Seconds, report);
        return report;
    }

    protected override void WriteText(RelatednessReport result, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Pairs:N0} pairs of {result.Samples:N0} samples over {result.Variants:N0} autosomal variants, given {result.Components:N0} components: {result.Table}"));
        if (result.Undefined > 0) output.WriteLine($"{result.Undefined:N0} of them without a coefficient: no variant counts for both.");
        output.WriteLine($"Inbreeding: {result.Inbreeding}");
    }

    private static (long Pairs, long Undefined) WritePairs(RelatednessOptions options, GenotypeStore store, PcRelate kinship, CancellationToken cancellation)
    {
        var names = SampleNames.Of(store.Samples);
        var table = new Utf8TableWriter();
        using var file = new ResultFile(options.Out);
        file.Stream.Write("ID1\tID2\tKINSHIP\n"u8);
        long pairs = 0, undefined = 0;
        for (var first = 1; first < names.Length; first++)
        {
            cancellation.ThrowIfCancellationRequested();
            table.Clear();
            for (var second = 0; second < first; second++)
            {
                var coefficient = kinship[first, second];
                if (options.MinimumKinship is { } least && !(coefficient >= least)) continue;
                pairs++;
                if (!double.IsFinite(coefficient)) undefined++;
                table.Add(names[first]).Add(names[second]).Add(coefficient).EndRow();
            }

            file.Stream.Write(table.Written);
        }

        file.Commit();
        return (pairs, undefined);
    }

    private static void WriteInbreeding(string path, GenotypeStore store, PcRelate kinship)
    {
        var table = new Utf8TableWriter();
        PcaFiles.AddSampleHeader(table, store.Samples);
        table.Add("INBREEDING"u8).EndRow();
        for (var sample = 0; sample < store.Samples.Count; sample++)
        {
            PcaFiles.AddSample(table, store.Samples, sample);
            table.Add((2 * kinship[sample, sample]) - 1).EndRow();
        }

        PcaFiles.Commit(path, table);
    }
}
