using Tabib.Core.Genome;
using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>A genotype set (pgen or bed) that is written anew.</summary>
internal sealed class PlinkSource : GenotypeSource<PlinkBlock>
{
    private const int BlockBytes = 1 << 20;

    private readonly GenotypeFiles _files;
    private readonly PgenIndex? _index;
    private readonly VariantTable _variants;
    private readonly PvarText _text;
    private readonly int _blockSize;
    private readonly VariantSelector _selector;
    private int _read;

    public PlinkSource(string path, GenotypeSelection selection)
    {
        _selector = new VariantSelector(selection);
        _files = GenotypeFiles.Find(path);
        _index = _files.ReadIndex();
        Samples = _files.ReadSamples();
        _variants = _files.ReadVariants(_index);
        _ = _files.Opener(_index, Samples, _variants);
        _text = new PvarText(_files.Variants);
        var header = _text.Header;
        Columns = new PvarColumns(header.Quality >= 0, header.Filter >= 0, header.Info >= 0, header.Centimorgans >= 0);
        _blockSize = Math.Clamp(BlockBytes / Math.Max(1, Samples.Count / 4), 16, 4096);
    }

    public override SampleTable Samples { get; }

    public override PvarColumns Columns { get; }

    public override IReadOnlyList<string> Meta => _text.Header.Meta;

    public override IReadOnlyList<string> Files => [_files.Genotypes, _files.Variants, _files.Samples];

    public override IEnumerable<PlinkBlock> Blocks()
    {
        while (_read < _variants.Count)
        {
            var (variants, lines) = (new List<int>(), new PvarLines(Columns));
            for (; lines.Count < _blockSize && _read < _variants.Count; _read++)
                if (Copy(lines)) variants.Add(_read);
            yield return new PlinkBlock(variants, lines);
        }
    }

    public override GenotypeConverter<PlinkBlock> OpenConverter(SampleSubset? chosen) => new PlinkConverter(_files.Opener(_index, Samples, _variants)(), Samples.Count, _variants, chosen);

    protected override void Dispose(bool disposing)
    {
        if (disposing) _text.Dispose();
    }

    /// <returns>Whether the next variant is taken.</returns>
    private bool Copy(PvarLines lines)
    {
        if (!_text.Next(out var line) || !_selector.Takes(line.Chromosome, line.Position - 1L, line.Id)) return false;
        lines.Add(line.Chromosome, line.Position, line.Id, line.Reference, line.Alternate, line.Quality, line.Filter, line.Info, line.Centimorgans, _variants.IsReferenceProvisional(_read));
        return true;
    }
}
