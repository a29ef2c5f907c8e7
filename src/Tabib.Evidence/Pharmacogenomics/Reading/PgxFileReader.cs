using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Reads what a VCF or BCF holds at the definitions' positions.</summary>
/// <remarks>The order of checks is that of PharmCAT's VcfReader 3.1; reference blocks, both builds and spellings of indels are ours.</remarks>
internal sealed class PgxFileReader
{
    private readonly IReadOnlyList<GeneFacts> _genes;
    private readonly Lazy<DefinitionIndex> _index37;
    private readonly Lazy<DefinitionIndex> _index38;

    public PgxFileReader(IReadOnlyList<GeneFacts> genes)
    {
        _genes = genes;
        _index37 = new Lazy<DefinitionIndex>(() => new DefinitionIndex(genes, is37: true));
        _index38 = new Lazy<DefinitionIndex>(() => new DefinitionIndex(genes, is37: false));
    }

    public DefinitionIndex Index(bool is37) => (is37 ? _index37 : _index38).Value;

    /// <exception cref="ProblemException">The file cannot be read; PGX003 to PGX006: build, sample, genotypes.</exception>
    public PgxFileReading Read(string path, PgxReadOptions options)
    {
        var isIndexed = File.Exists(path + ".tbi") || File.Exists(path + ".csi");
        var problems = new List<Problem>();
        // The header is read once; where there is no index, the records follow it.
        var opened = VariantFileReader.Open(path, isIndexed ? new VariantFileOptions { Threads = 1 } : new VariantFileOptions { Threads = options.Threads, Report = problems.Add });
        try
        {
            var header = opened.Header;
            int[] columns = [.. Enumerable.Range(0, header.Samples.Count).Where(i => (options.Sample is null || header.Samples[i] == options.Sample) && options.Samples?.Contains(header.Samples[i]) != false)];
            if (columns.Length == 0) throw NoSample(path, header, options.Sample);
            return BuildChoice.Choose(path, options.Build, GenomeBuild.Of(header).Build, is37 =>
            {
                var index = Index(is37);
                if (opened is null || isIndexed)
                {
                    opened?.Dispose();
                    problems.Clear();
                    opened = VariantFileReader.Open(path, new VariantFileOptions { Threads = options.Threads, Report = problems.Add, Regions = isIndexed ? index.Regions(header.Contigs.Select(contig => contig.Name)) : [] });
                }

                var (reading, agreeing, differing) = Read(opened, path, options, columns, index, problems);
                opened.Dispose();
                opened = null;
                return (reading, agreeing, differing);
            });
        }
        finally
        {
            opened?.Dispose();
        }
    }

    private (PgxFileReading Reading, int Agreeing, int Differing) Read(VariantFileReader reader, string path, PgxReadOptions options, int[] columns, DefinitionIndex index, List<Problem> problems)
    {
        var header = reader.Header;
        var samples = columns.Select(column => new SampleReading(header.Samples[column], _genes)).ToList();
        var entry = new GenotypeEntry(_genes, index, header, options, columns, samples, path);
        var record = new VcfRecord(header);
        while (reader.Read(record)) entry.Add(record);
        if (options.AbsentIsReference) entry.FillAbsent();
        return (new PgxFileReading(BuildChoice.Name(index.Is37), samples, [.. problems, .. entry.Problems]), entry.Agreeing, entry.Differing);
    }

    private static ProblemException NoSample(string path, VcfHeader header, string? sample) =>
        new(new Problem("PGX004", ProblemSeverity.Error, sample is null ? "The file has no samples." : $"The file has no sample '{sample}'.", new ProblemLocation(path),
            header.Samples.Count == 0 ? "Calls need genotypes." : $"It has {string.Join(", ", header.Samples.Take(5))}{(header.Samples.Count > 5 ? ", ..." : "")}."));
}
