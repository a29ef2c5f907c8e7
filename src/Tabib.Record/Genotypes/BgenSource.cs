using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Bgen;
using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>A .bgen that becomes a genotype set with dosages.</summary>
internal sealed class BgenSource : GenotypeSource<BgenBlock>
{
    private readonly BgenReader _reader;
    private readonly GenotypeImportOptions _options;
    private readonly string _path;

    public BgenSource(string path, GenotypeImportOptions options)
    {
        _reader = new BgenReader(path);
        (_path, _options) = (path, options);
        try
        {
            if (_reader.VariantCount > int.MaxValue) throw Fault(path, "BGN001", $"The file states {_reader.VariantCount:N0} variants, more than a set can have.", null);
            Samples = SamplesOf(path);
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    public override SampleTable Samples { get; }

    public override PvarColumns Columns { get; } = new(false, false, true, false);

    public override IReadOnlyList<string> Meta { get; } = ["##INFO=<ID=INFO,Number=1,Type=Float,Description=\"IMPUTE information score of the probabilities that the dosages were made of\">"];

    public override IReadOnlyList<string> Files => [_path];

    public override IEnumerable<BgenBlock> Blocks()
    {
        while (true)
        {
            var block = new BgenBlock();
            if (!_reader.ReadBlock(block)) yield break;
            yield return block;
        }
    }

    public override GenotypeConverter<BgenBlock> OpenConverter(SampleSubset? chosen) => new BgenConverter(_reader, _options, chosen);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _reader.Dispose();
    }

    private SampleTable SamplesOf(string path)
    {
        if (_reader.SampleIds is { } ids) return new SampleTable([.. ids], null, new Core.Identity.Sex[ids.Count]);
        var beside = Path.ChangeExtension(path, ".sample");
        var samples = _options.Samples ?? (File.Exists(beside) ? OxfordSamples.Read(beside) : throw Fault(path, "BGN005", "The .bgen names no samples.", "Name the .sample file with --samples, or put it beside the .bgen."));
        if (samples.Count != _reader.SampleCount) throw Fault(path, "BGN005", $"The .bgen has {_reader.SampleCount:N0} samples, and the list of samples {samples.Count:N0}.", "Name the .sample file that belongs to it.");
        return samples;
    }

    private static ProblemException Fault(string path, string code, string message, string? hint) => new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(path), hint));
}
