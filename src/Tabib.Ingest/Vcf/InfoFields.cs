namespace Tabib.Ingest.Vcf;

/// <summary>Walks the fields of an INFO column; "." has none.</summary>
public ref struct InfoFields(ReadOnlySpan<byte> info)
{
    private ReadOnlySpan<byte> _rest = info is [(byte)'.'] ? [] : info;

    public InfoField Current { get; private set; }

    public readonly InfoFields GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.IsEmpty) return false;
        var end = _rest.IndexOf((byte)';');
        var field = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? [] : _rest[(end + 1)..];
        var equals = field.IndexOf((byte)'=');
        Current = equals < 0 ? new InfoField(field, default, false) : new InfoField(field[..equals], field[(equals + 1)..], true);
        return true;
    }
}
