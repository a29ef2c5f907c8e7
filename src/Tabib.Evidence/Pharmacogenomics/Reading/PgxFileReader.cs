using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Reads what a VCF or BCF holds at the definitions' positions.</summary>
/// <remarks>The order of checks is that of PharmCAT's VcfReader 3.1; reference blocks, both builds and spellings of indels are ours.</remarks>
internal sealed class PgxFileReader
{
    private readonly IReadOnlyList<GeneFacts> _genes;
    private readonly DefinitionIndex _index37;
    private readonly DefinitionIndex _index38;

    public PgxFileReader(IReadOnlyList<GeneFacts> genes) => (_genes, _index37, _index38) = (genes, new DefinitionIndex(genes, is37: true), new DefinitionIndex(genes, is37: false));

    /// <exception cref="ProblemException">The file cannot be read; PGX003 to PGX006: build, sample, genotypes.</exception>
    public PgxFileReading Read(string path, PgxReadOptions options)
    {
        var stated = options.Build is null ? BuildOf(path) : options.Build;
        var (reading, agreeing, differing) = Read(path, options, stated == GenomeBuild.Grch37 ? _index37 : _index38);
        if (options.Build is null && (agreeing == 0 || differing > agreeing))
        {
            var other = Read(path, options, stated == GenomeBuild.Grch37 ? _index38 : _index37);
            if (other.Agreeing > other.Differing && other.Agreeing > agreeing)
            {
                if (stated != GenomeBuild.Unknown)
                    throw Fault("PGX003", path, $"The header says {stated}, but the reference bases are those of {other.Reading.Build}.", "Correct the header, or say which build it is with --build.");
                return other.Reading;
            }

            if (stated == GenomeBuild.Unknown && agreeing == 0 && differing == 0)
            {
                if (options.AbsentIsReference) throw Fault("PGX003", path, "Nothing tells which build the file is on, so absent positions cannot be read as the reference.", "Say which build it is with --build.");
                return reading with { Build = GenomeBuild.Unknown };
            }
        }

        if (differing > agreeing)
            throw Fault("PGX003", path, $"{differing} of {differing + agreeing} reference bases at the definitions' positions are not those of {reading.Build}.", "Say which build the file is on with --build.");
        return reading;
    }

    private static string BuildOf(string path)
    {
        using var reader = VariantFileReader.Open(path);
        return GenomeBuild.Of(reader.Header).Build;
    }

    private static ProblemException Fault(string code, string path, string message, string hint) => new(new Problem(code, ProblemSeverity.Error, message, new ProblemLocation(path), hint));

    private (PgxFileReading Reading, int Agreeing, int Differing) Read(string path, PgxReadOptions options, DefinitionIndex index)
    {
        var problems = new List<Problem>();
        using var reader = Open(path, options, index, problems);
        var header = reader.Header;
        int[] columns = [.. Enumerable.Range(0, header.Samples.Count).Where(i => options.Sample is null || header.Samples[i] == options.Sample)];
        if (columns.Length == 0)
            throw Fault("PGX004", path, options.Sample is null ? "The file has no samples." : $"The file has no sample '{options.Sample}'.", header.Samples.Count == 0 ? "Calls need genotypes." : $"It has {string.Join(", ", header.Samples.Take(5))}{(header.Samples.Count > 5 ? ", ..." : "")}.");
        var samples = columns.Select(column => new SampleReading(header.Samples[column], _genes)).ToList();
        var entry = new GenotypeEntry(_genes, index, header, options, columns, samples, path);
        var record = new VcfRecord(header);
        while (reader.Read(record)) entry.Add(record);
        problems.AddRange(entry.Problems);
        if (options.AbsentIsReference) entry.FillAbsent();
        return (new PgxFileReading(index.Is37 ? GenomeBuild.Grch37 : GenomeBuild.Grch38, samples, problems), entry.Agreeing, entry.Differing);
    }

    /// <summary>By regions where there is an index, else all records.</summary>
    private static VariantFileReader Open(string path, PgxReadOptions options, DefinitionIndex index, List<Problem> problems)
    {
        if (File.Exists(path + ".tbi") || File.Exists(path + ".csi"))
        {
            List<string> contigs;
            using (var header = VariantFileReader.Open(path)) contigs = [.. header.Header.Contigs.Select(contig => contig.Name)];
            var regions = index.Regions(contigs);
            if (regions.Count > 0) return VariantFileReader.Open(path, new VariantFileOptions { Threads = options.Threads, Regions = regions, Report = problems.Add });
        }

        return VariantFileReader.Open(path, new VariantFileOptions { Threads = options.Threads, Report = problems.Add });
    }
}
