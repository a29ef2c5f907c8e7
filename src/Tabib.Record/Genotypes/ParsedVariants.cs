using Tabib.Core.Genome;
using Tabib.Core.Outcomes;

namespace Tabib.Record.Genotypes;

/// <summary>A run of a variant file's records, read by one thread.</summary>
internal sealed class ParsedVariants(int bytesPerVariant)
{
    private readonly List<Place> _places = [];
    private readonly List<(string Chromosome, int Start, int End, byte FirstBase)> _blocks = [];
    private readonly List<(string Chromosome, int Start, int End)> _spans = [];
    private readonly List<(int Variant, short[] Alleles)> _alleles = [];
    private byte[] _text = new byte[1 << 16];
    private byte[] _codes = new byte[1 << 14];
    private int _textLength;

    public List<Problem> Problems { get; } = [];

    public void AddVariant(ReadOnlySpan<byte> chromosome, int position, ReadOnlySpan<byte> id, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternates, ReadOnlySpan<byte> codes, short[]? alleles)
    {
        var start = _textLength;
        Append(chromosome);
        Append(id);
        Append(reference);
        Append(alternates);
        if (alleles is not null) _alleles.Add((_places.Count, alleles));
        var at = _places.Count * bytesPerVariant;
        if (at + bytesPerVariant > _codes.Length) Array.Resize(ref _codes, Math.Max(_codes.Length * 2, at + bytesPerVariant));
        codes.CopyTo(_codes.AsSpan(at));
        _places.Add(new Place(start, position, (ushort)chromosome.Length, id.Length, reference.Length, alternates.Length));
    }

    public void AddBlock(string chromosome, int start, int end, byte firstBase) => _blocks.Add((chromosome, start, end, firstBase));

    public void AddSpan(string chromosome, int start, int end) => _spans.Add((chromosome, start, end));

    public void AddTo(VariantTableBuilder table, MemoryGenotypes genotypes, CalledBlocks blocks, CalledBlocks spans)
    {
        var nextAlleles = 0;
        for (var i = 0; i < _places.Count; i++)
        {
            var place = _places[i];
            var text = _text.AsSpan(place.Text);
            var chromosome = text[..place.Chromosome];
            text = text[place.Chromosome..];
            var id = text[..place.Id];
            text = text[place.Id..];
            table.Add(chromosome, place.Position, id, text[..place.Reference], text.Slice(place.Reference, place.Alternates));
            var alleles = nextAlleles < _alleles.Count && _alleles[nextAlleles].Variant == i ? _alleles[nextAlleles++].Alleles : null;
            genotypes.Add(_codes.AsSpan(i * bytesPerVariant, bytesPerVariant), alleles);
        }

        foreach (var (chromosome, start, end) in _spans) spans.Add(chromosome, start, end, 0);
        foreach (var (chromosome, start, end, firstBase) in _blocks) blocks.Add(chromosome, start, end, firstBase);
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        if (_textLength + text.Length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, _textLength + text.Length));
        text.CopyTo(_text.AsSpan(_textLength));
        _textLength += text.Length;
    }

    private readonly record struct Place(int Text, int Position, ushort Chromosome, int Id, int Reference, int Alternates);
}
