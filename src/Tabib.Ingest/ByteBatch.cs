namespace Tabib.Ingest;

/// <summary>Decompressed bytes with free room in front of them, so that the start of a line that began in the batch before can be put there.</summary>
internal readonly record struct ByteBatch(byte[] Array, int Start, int End)
{
    public ReadOnlySpan<byte> Bytes => Array.AsSpan(Start, End - Start);
}
