namespace Tabib.Ingest.Plink;

/// <summary>One variant of a .pvar; columns that the file lacks read as ".".</summary>
public readonly ref struct PvarLine
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<Range> _fields;
    private readonly PvarHeader _header;

    internal PvarLine(ReadOnlySpan<byte> text, ReadOnlySpan<Range> fields, PvarHeader header, int position)
    {
        _text = text;
        _fields = fields;
        _header = header;
        Position = position;
    }

    public ReadOnlySpan<byte> Chromosome => _text[_fields[0]];

    /// <summary>1-based.</summary>
    public int Position { get; }

    public ReadOnlySpan<byte> Id => _text[_fields[_header.Id]];

    public ReadOnlySpan<byte> Reference => _text[_fields[_header.Reference]];

    /// <summary>ALT alleles parted by commas.</summary>
    public ReadOnlySpan<byte> Alternate => _text[_fields[_header.Alternate]];

    public ReadOnlySpan<byte> Quality => Field(_header.Quality);

    public ReadOnlySpan<byte> Filter => Field(_header.Filter);

    public ReadOnlySpan<byte> Info => Field(_header.Info);

    public ReadOnlySpan<byte> Centimorgans => Field(_header.Centimorgans);

    /// <summary>Whether INFO has the flag PR: REF may not be the reference's allele.</summary>
    public bool HasProvisionalFlag
    {
        get
        {
            if (_header.Info < 0) return false;
            var info = Info;
            for (var at = info.IndexOf("PR"u8); at >= 0;)
            {
                var end = at + 2;
                if ((at == 0 || info[at - 1] == ';') && (end == info.Length || info[end] == ';')) return true;
                var next = info[end..].IndexOf("PR"u8);
                at = next < 0 ? -1 : end + next;
            }

            return false;
        }
    }

    private ReadOnlySpan<byte> Field(int index) => index < 0 ? "."u8 : _text[_fields[index]];
}
