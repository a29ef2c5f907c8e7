using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeCounter"/> with 256-bit vectors: half a byte (two samples) is looked up in a table of 16 counts.</summary>
internal static class GenotypeCounterVector256
{
    private const int WordsPerVector = 4;

    /// <summary>A byte holds at most four samples, so that a byte of the sums is full after 63 vectors.</summary>
    private const int VectorsPerFlush = 63;

    public static GenotypeCounts Count(ReadOnlySpan<ulong> packed, int sampleCount)
    {
        Vector256<ulong> het = default, alternate = default, missing = default;
        var vectors = MemoryMarshal.Cast<ulong, Vector256<ulong>>(packed);
        while (vectors.Length > 0)
        {
            var block = vectors[..Math.Min(vectors.Length, VectorsPerFlush)];
            vectors = vectors[block.Length..];
            Vector256<byte> hetBytes = default, alternateBytes = default, missingBytes = default;
            foreach (var vector in block) Add(vector, ref hetBytes, ref alternateBytes, ref missingBytes);
            Flush(hetBytes, ref het);
            Flush(alternateBytes, ref alternate);
            Flush(missingBytes, ref missing);
        }

        return Counts(sampleCount, het, alternate, missing, GenotypeCounterScalar.Count(Rest(packed), 0));
    }

    public static GenotypeCounts Count(ReadOnlySpan<ulong> packed, ReadOnlySpan<ulong> mask, int chosen)
    {
        Vector256<ulong> het = default, alternate = default, missing = default;
        var vectors = MemoryMarshal.Cast<ulong, Vector256<ulong>>(packed);
        var masks = MemoryMarshal.Cast<ulong, Vector256<ulong>>(mask)[..vectors.Length];
        while (vectors.Length > 0)
        {
            var block = Math.Min(vectors.Length, VectorsPerFlush);
            Vector256<byte> hetBytes = default, alternateBytes = default, missingBytes = default;
            for (var i = 0; i < block; i++) Add(vectors[i] & masks[i], ref hetBytes, ref alternateBytes, ref missingBytes);
            Flush(hetBytes, ref het);
            Flush(alternateBytes, ref alternate);
            Flush(missingBytes, ref missing);
            vectors = vectors[block..];
            masks = masks[block..];
        }

        return Counts(chosen, het, alternate, missing, GenotypeCounterScalar.Count(Rest(packed), Rest(mask[..packed.Length]), 0));
    }

    private static void Add(Vector256<ulong> vector, ref Vector256<byte> het, ref Vector256<byte> alternate, ref Vector256<byte> missing)
    {
        // Of each half byte: codes 1, 2 and 3 among its two samples.
        var hetTable = Table(0, 1, 0, 0, 1, 2, 1, 1, 0, 1, 0, 0, 0, 1, 0, 0);
        var alternateTable = Table(0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 2, 1, 0, 0, 1, 0);
        var missingTable = Table(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 2);
        var lower = vector.AsByte() & Vector256.Create((byte)0x0F);
        var upper = (vector >>> 4).AsByte() & Vector256.Create((byte)0x0F);
        het += Avx2.Shuffle(hetTable, lower) + Avx2.Shuffle(hetTable, upper);
        alternate += Avx2.Shuffle(alternateTable, lower) + Avx2.Shuffle(alternateTable, upper);
        missing += Avx2.Shuffle(missingTable, lower) + Avx2.Shuffle(missingTable, upper);
    }

    private static void Flush(Vector256<byte> bytes, ref Vector256<ulong> sum) => sum += Avx2.SumAbsoluteDifferences(bytes, Vector256<byte>.Zero).AsUInt64();

    private static ReadOnlySpan<ulong> Rest(ReadOnlySpan<ulong> words) => words[(words.Length / WordsPerVector * WordsPerVector)..];

    private static GenotypeCounts Counts(int samples, Vector256<ulong> het, Vector256<ulong> alternate, Vector256<ulong> missing, GenotypeCounts rest)
    {
        var (one, two, none) = ((int)Vector256.Sum(het) + rest.Heterozygous, (int)Vector256.Sum(alternate) + rest.HomozygousAlternate, (int)Vector256.Sum(missing) + rest.Missing);
        return new GenotypeCounts(samples - one - two - none, one, two, none);
    }

    private static Vector256<byte> Table(byte a, byte b, byte c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k, byte l, byte m, byte n, byte o, byte p)
    {
        var table = Vector128.Create(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p);
        return Vector256.Create(table, table);
    }
}
