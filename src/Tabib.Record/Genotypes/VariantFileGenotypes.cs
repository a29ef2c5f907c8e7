using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>The genotypes of a VCF, gVCF or BCF, held in memory: a person's genome, or a small cohort. Two bits a genotype, and about 30 bytes a variant.</summary>
public sealed class VariantFileGenotypes
{
    private readonly MemoryGenotypes _genotypes;

    private VariantFileGenotypes(VariantTable variants, SampleTable samples, MemoryGenotypes genotypes)
    {
        Variants = variants;
        Samples = samples;
        _genotypes = genotypes;
    }

    public VariantTable Variants { get; }

    /// <summary>Their sex is not told by the file.</summary>
    public SampleTable Samples { get; }

    /// <summary>GRCh37 or GRCh38, by the header; null where it does not tell.</summary>
    public string? GenomeBuild { get; private init; }

    /// <summary>Where a gVCF of one person says that there is no variant.</summary>
    public CalledBlocks Blocks { get; private init; } = new();

    /// <summary>What records reach over beyond their first base: deletions and other changes of several bases.</summary>
    public CalledBlocks Spans { get; private init; } = new();

    /// <summary>The first of each kind.</summary>
    public IReadOnlyList<Problem> Problems { get; private init; } = [];

    /// <summary>A reader for each thread.</summary>
    public GenotypeReader OpenReader() => new MemoryGenotypeReader(_genotypes);

    /// <summary>Whether a path is that of a variant file, by its ending.</summary>
    public static bool IsVariantFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Array.Exists([".vcf", ".vcf.gz", ".vcf.bgz", ".bcf"], ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && File.Exists(path);
    }

    /// <param name="leastQuality">Least GQ of a call of no variant (where it has none: MIN_DP or DP of at least 10).</param>
    /// <param name="memory">Most bytes of genotypes.</param>
    /// <exception cref="ProblemException">PGS030: no samples; PGS031: too large. Others as the reader of the file says.</exception>
    public static VariantFileGenotypes Read(string path, AccessContext access, int leastQuality, int threads, long memory, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(access);
        var problems = new ProblemTally();
        using var reader = VariantFileReader.Open(path, new VariantFileOptions { Threads = threads, Report = problems.Add });
        var header = reader.Header;
        if (header.Samples.Count == 0) throw new ProblemException(new Problem("PGS030", ProblemSeverity.Fatal, "The file has no samples.", new ProblemLocation(path), "Name a file with genotypes."));
        var table = new VariantTableBuilder();
        var genotypes = new MemoryGenotypes(header.Samples.Count);
        var (blocks, spans) = (new CalledBlocks(), new CalledBlocks());
        new OrderedWork<VariantBlock, ParsedVariants>(BlocksOf(reader), parsed =>
        {
            foreach (var problem in parsed.Problems) problems.Add(problem with { Location = problem.Location with { File = path } });
            parsed.AddTo(table, genotypes, blocks, spans);
            if (genotypes.Bytes > memory) throw new ProblemException(new Problem("PGS031", ProblemSeverity.Fatal, "The file has more genotypes than fit the memory.", new ProblemLocation(path), "Make a set of it first: tabib genotypes import."));
        }).Run(
            threads,
            () =>
            {
                var parser = new VariantBlockParser(header, leastQuality);
                return parser.Parse;
            },
            cancellation);
        blocks.Complete();
        spans.Complete();
        var samples = new SampleTable([.. header.Samples], null, new Sex[header.Samples.Count]);
        var build = Ingest.Vcf.GenomeBuild.Of(header).Build;
        return new VariantFileGenotypes(table.Build(), samples, genotypes)
        {
            GenomeBuild = build == Ingest.Vcf.GenomeBuild.Unknown ? null : build,
            Blocks = blocks,
            Spans = spans,
            Problems = [.. problems.ByCode.Select(pair => pair.Count == 1 ? pair.First : pair.First with { Message = $"{pair.Count:N0} times: {pair.First.Message}" })],
        };
    }

    private static IEnumerable<VariantBlock> BlocksOf(VariantFileReader reader)
    {
        while (reader.ReadBlock() is { } block) yield return block;
    }
}
