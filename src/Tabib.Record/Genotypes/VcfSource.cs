using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Plink;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>A VCF or BCF that becomes a genotype set. Its header, QUAL, FILTER and INFO are kept in the .pvar.</summary>
internal sealed class VcfSource : GenotypeSource<VariantBlock>
{
    private readonly VariantFileReader _reader;
    private readonly GenotypeImportOptions _options;
    private readonly string _path;

    public VcfSource(string path, GenotypeImportOptions options, Action<Problem> report)
    {
        _path = path;
        _options = options;
        if (path != InputDiscovery.StandardInput && options.Selection.Regions.Count > 0) IndexInUse = VariantFileReader.IndexBeside(path);
        _reader = VariantFileReader.Open(path, new VariantFileOptions { Threads = options.Threads, Report = report, Regions = IndexInUse is null ? [] : options.Selection.Regions });
        var names = _reader.Header.Samples;
        if (names.Count == 0)
        {
            _reader.Dispose();
            throw new ProblemException(new Problem("GEN012", ProblemSeverity.Fatal, "The file has no samples.", new ProblemLocation(path), "A genotype set needs a VCF with sample columns."));
        }

        if (_reader.Header.Contigs.Count == 0) report(new Problem("GEN020", ProblemSeverity.Warning, "The header names no contigs: nothing tells which reference genome the positions are on.", new ProblemLocation(path, null, "contig"), "Add contig lines with lengths (bcftools reheader --fai)."));
        Samples = new SampleTable([.. names], null, new Sex[names.Count]);
        Meta = [.. _reader.Header.ToText().Split('\n').Where(IsKept)];
    }

    public override SampleTable Samples { get; }

    public override PvarColumns Columns { get; } = new(true, true, true, false);

    public override IReadOnlyList<string> Meta { get; }

    public override IReadOnlyList<string> Files => _path == InputDiscovery.StandardInput ? [] : IndexInUse is { } index ? [_path, index] : [_path];

    /// <summary>Path of the index that regions are read by; null where the file is read as a whole.</summary>
    private string? IndexInUse { get; }

    public override IEnumerable<VariantBlock> Blocks()
    {
        while (_reader.ReadBlock() is { } block) yield return block;
    }

    public override IEnumerable<VariantBlock> BlocksBehind(int blocks, VariantFilePlace? place)
    {
        if (place is { } known) _reader.GoTo(known);
        foreach (var block in Blocks())
        {
            if (place is not null || block.Index >= blocks) yield return block;
            else block.Dispose();
        }
    }

    public override GenotypeConverter<VariantBlock> OpenConverter(SampleSubset? chosen) => new VcfConverter(_path, _reader.Header, _options, chosen);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _reader.Dispose();
    }

    /// <summary>The version and the formats of genotypes are those of what is written again, not of this file.</summary>
    private static bool IsKept(string line) =>
        line.StartsWith("##", StringComparison.Ordinal) && !line.StartsWith("##fileformat=", StringComparison.Ordinal) && !line.StartsWith("##FORMAT=", StringComparison.Ordinal);
}
