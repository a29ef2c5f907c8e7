using System.Buffers.Binary;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fasta;

/// <summary>The .gzi that bgzip writes: number of blocks but the first, then for each where it begins compressed and decompressed (little endian, 64 bits).</summary>
internal static class GziReader
{
    /// <param name="compressedLength">Bytes of the file that the index is of.</param>
    /// <returns>Blocks without the length of the last one, which only the file tells; null where the bytes are no such index.</returns>
    public static (long[] Compressed, long[] Decompressed)? Read(ReadOnlySpan<byte> bytes, long compressedLength)
    {
        if (bytes.Length < 8 || BinaryPrimitives.ReadUInt64LittleEndian(bytes) is var count && (ulong)(bytes.Length - 8) != count * 16 || bytes.Length % 16 != 8) return null;
        var entries = (bytes.Length - 8) / 16;
        var (compressed, decompressed) = (new long[entries + 1], new long[entries + 1]);
        for (var i = 1; i <= entries; i++)
        {
            compressed[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes[(8 + ((i - 1) * 16))..]);
            decompressed[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes[(16 + ((i - 1) * 16))..]);
            if (compressed[i] <= compressed[i - 1] || compressed[i] >= compressedLength || decompressed[i] < decompressed[i - 1] || decompressed[i] - decompressed[i - 1] > 1 << 16) return null;
        }

        return (compressed, decompressed);
    }

    public static ProblemException Fault(string path) => new(
        new Problem("FAS007", ProblemSeverity.Fatal, "The index of compressed blocks does not fit the FASTA file.", new ProblemLocation(path), "Delete it: it is made in memory where it is missing."));
}
