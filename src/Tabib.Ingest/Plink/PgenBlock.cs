namespace Tabib.Ingest.Plink;

/// <summary>Encoded records of variants that follow each other. Workers fill one each with a <see cref="PgenEncoder"/>; <see cref="PgenWriter"/> takes them in order.</summary>
public sealed class PgenBlock
{
    private readonly List<byte> _types = [];
    private readonly List<int> _lengths = [];

    public int Count => _types.Count;

    internal RecordBytes Bytes { get; } = new();

    internal IReadOnlyList<byte> Types => _types;

    internal IReadOnlyList<int> Lengths => _lengths;

    /// <summary>Makes it ready to be filled anew.</summary>
    public void Clear()
    {
        _types.Clear();
        _lengths.Clear();
        Bytes.Clear();
    }

    internal void Close(int type, int start)
    {
        _types.Add((byte)type);
        _lengths.Add(Bytes.Length - start);
    }
}
