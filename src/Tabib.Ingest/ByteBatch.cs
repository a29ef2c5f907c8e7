namespace Tabib.Ingest;

/// <summary>Decompressed bytes with free room in front of them, so that the start of a line that began in the batch before can be put there.</summary>
internal sealed class ByteBatch(byte[] array)
{
    public byte[] Array { get; } = array;

    public int Start { get; set; }

    public int End { get; set; }

    /// <summary>Where the batch begins in the file; 0 where the file has no virtual offsets.</summary>
    public VirtualOffset Offset { get; set; }

    public ReadOnlySpan<byte> Bytes => Array.AsSpan(Start, End - Start);
}
