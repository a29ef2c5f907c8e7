namespace Tabib.Ingest.Bgen;

/// <summary>Variants of a .bgen that follow each other, as they lie in the file. Filled by <see cref="BgenReader"/>, decoded by any <see cref="BgenDecoder"/> of the same file.</summary>
public sealed class BgenBlock
{
    private readonly List<int> _ends = [];
    private byte[] _bytes = new byte[1 << 16];

    public int Count => _ends.Count;

    /// <summary>Index in the file of the first variant.</summary>
    public long First { get; internal set; }

    internal int Length { get; private set; }

    internal ReadOnlySpan<byte> this[int index] => _bytes.AsSpan(0, _ends[index])[(index == 0 ? 0 : _ends[index - 1])..];

    internal void Clear()
    {
        _ends.Clear();
        Length = 0;
    }

    internal void Add(ReadOnlySpan<byte> variant)
    {
        if (_bytes.Length - Length < variant.Length) Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(2L * _bytes.Length, (long)Length + variant.Length)));
        variant.CopyTo(_bytes.AsSpan(Length));
        Length += variant.Length;
        _ends.Add(Length);
    }
}
