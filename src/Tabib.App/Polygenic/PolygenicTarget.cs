using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Polygenic;
using Tabib.Ingest.Fasta;
using Tabib.Ingest.Plink;
using Tabib.Record.Genotypes;

namespace Tabib.App.Polygenic;

/// <summary>The genotypes that weights are matched to: a set on disk, or a variant file in memory.</summary>
internal sealed class PolygenicTarget : IDisposable
{
    private const long LargestInMemory = 4L << 30;

    private readonly PolygenicOptions _options;
    private readonly CalledBlocks? _called;
    private readonly CalledBlocks? _spans;
    private readonly FastaFile? _reference;

    private PolygenicTarget(PolygenicOptions options, CancellationToken cancellation)
    {
        _options = options;
        if (options.MinOverlap is not (>= 0 and <= 1)) throw Fault.InOption("--min-overlap", "The share is between 0 and 1.");
        IsInMemory = VariantFileGenotypes.IsVariantFile(options.Prefix);
        if (!IsInMemory)
        {
            if (options.Sexes is not null) throw Fault.InOption("--sexes", "A genotype set tells the sexes itself.");
            if (options.CalledRegions is not null) throw Fault.InOption("--called-regions", "Regions are those of one person's VCF.");
            var store = GenotypeInput.Open(options);
            (Scored, Index, Files) = (new ScoreTarget(store.Variants, store.Samples, store.OpenReader), new TargetVariants(store.Variants, store.Selected), store.Files);
            GenomeBuild = options.Build ?? BuildOf(store.Files);
            return;
        }

        if (options.Keep is not null || options.Remove is not null || options.Extract is not null || options.Exclude is not null || options.Region.Count > 0)
            throw Fault.InOption("--keep", "A variant file is read whole; make a set of it for filters: tabib genotypes import.");
        var file = VariantFileGenotypes.Read(options.Prefix, AccessContext.CommandLine(options.Purpose), options.MinGq, options.ThreadsInUse, options.Memory > 0 ? (long)options.Memory << 20 : LargestInMemory, cancellation);
        if (file.Variants.Count == 0) throw new ProblemException(new Problem("PGS034", ProblemSeverity.Fatal, "The file lists no variant.", new ProblemLocation(options.Prefix)));
        Scored = new ScoreTarget(file.Variants, WithSexes(file.Samples, options.Sexes), file.OpenReader);
        Index = new TargetVariants(file.Variants, [.. Enumerable.Range(0, file.Variants.Count)]);
        Files = [options.Prefix];
        GenomeBuild = options.Build ?? file.GenomeBuild;
        Problems = file.Problems;
        if (options.CalledRegions is not null && file.Samples.Count > 1) throw Fault.InOption("--called-regions", $"The file has {file.Samples.Count:N0} persons; regions are those of one.");
        if (options.CalledRegions is not null) (_called, _spans) = (CalledRegions.Read(options.CalledRegions), file.Spans);
        else if (!file.Blocks.IsEmpty) _called = file.Blocks;
        if (options.Reference is not null) _reference = FastaFile.Open(options.Reference);

        // What the reader of the file has worked with is as large as the genome it leaves; the scores need room of their own.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    public ScoreTarget Scored { get; }

    public TargetVariants Index { get; }

    /// <summary>Null where it is not known.</summary>
    public string? GenomeBuild { get; }

    /// <summary>Whether genotypes are at hand without reading: each weight file is then scored by itself.</summary>
    public bool IsInMemory { get; }

    /// <summary>Paths, for the manifest.</summary>
    public IReadOnlyList<string> Files { get; }

    public IReadOnlyList<Problem> Problems { get; } = [];

    public static PolygenicTarget Open(PolygenicOptions options, CancellationToken cancellation) => new(options, cancellation);

    /// <summary>One for each thread.</summary>
    public WeightLoader CreateLoader()
    {
        var options = new MatchOptions { KeepAmbiguous = _options.KeepAmbiguous, KeepMultiallelic = _options.KeepMultiallelic, MinimumOverlap = _options.MinOverlap, GenomeBuild = GenomeBuild };
        return new WeightLoader(Index, options, _called is null ? null : new CalledGenome(_called, _spans, _reference?.CreateReader()));
    }

    public void Dispose() => _reference?.Dispose();

    private static SampleTable WithSexes(SampleTable samples, string? path)
    {
        if (path is null) return samples;
        var told = PsamReader.Read(path);
        var sexes = told.Ids.Zip(told.Sexes).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return samples with { Sexes = [.. samples.Ids.Select(id => sexes.GetValueOrDefault(id))] };
    }

    /// <summary>By the contig lines of a .pvar.</summary>
    private static string? BuildOf(IReadOnlyList<string> files)
    {
        if (files.FirstOrDefault(file => file.EndsWith(".pvar", StringComparison.Ordinal) || file.EndsWith(".pvar.zst", StringComparison.Ordinal)) is not { } path) return null;
        using var text = new PvarText(path);
        var build = Ingest.Vcf.GenomeBuild.OfMeta(text.Header.Meta);
        return build == Ingest.Vcf.GenomeBuild.Unknown ? null : build;
    }
}
