using System.Runtime.InteropServices;

namespace Tabib.Core.Kernels;

/// <summary>Adds to eight sums of every sample what its genotypes are worth. Four variants at a time: the 256 combinations of their codes are summed once, and every sample looks its own up.</summary>
/// <remarks>The method of the four Russians. Whole numbers, so that the order of additions, the threads and the instruction set change no bit.
/// Sample 4 i + r of a word is slot 8 r + i of it, so that four shifts make the bytes of 32 samples.</remarks>
public static class GenotypeMatrixSums
{
    public const int Columns = 8;

    /// <summary>Variants of one byte.</summary>
    public const int VariantsPerByte = 4;

    /// <summary>Variants come in groups of so many; what is lacking is filled up with tables of zeros.</summary>
    public const int VariantsPerGroup = 16;

    /// <summary>Numbers that <see cref="Add"/> needs to work with.</summary>
    public const int TableLength = VariantsPerGroup / VariantsPerByte * 256 * Columns;

    /// <summary>Where the eight sums of a sample stand, in eights.</summary>
    public static int SlotOf(int sample) => (sample & ~31) | ((sample & 3) << 3) | ((sample >> 2) & 7);

    /// <summary>Makes the bytes of four variants: lowest bits first, by slots.</summary>
    /// <param name="rows">First word of each of the four.</param>
    /// <param name="bytes">32 for each word.</param>
    public static void Interleave(ReadOnlySpan<ulong> genotypes, ReadOnlySpan<int> rows, Span<byte> bytes)
    {
        const ulong twoBits = 0x3333_3333_3333_3333;
        const ulong fourBits = 0x0F0F_0F0F_0F0F_0F0F;
        var words = bytes.Length / 32;
        var a = genotypes.Slice(rows[0], words);
        var b = genotypes.Slice(rows[1], words);
        var c = genotypes.Slice(rows[2], words);
        var d = genotypes.Slice(rows[3], words);
        var target = MemoryMarshal.Cast<byte, ulong>(bytes);
        for (var word = 0; word < a.Length; word++)
        {
            var evenLow = (a[word] & twoBits) | ((b[word] & twoBits) << 2);
            var oddLow = ((a[word] >> 2) & twoBits) | (b[word] & ~twoBits);
            var evenHigh = (c[word] & twoBits) | ((d[word] & twoBits) << 2);
            var oddHigh = ((c[word] >> 2) & twoBits) | (d[word] & ~twoBits);
            target[word * 4] = (evenLow & fourBits) | ((evenHigh & fourBits) << 4);
            target[(word * 4) + 1] = (oddLow & fourBits) | ((oddHigh & fourBits) << 4);
            target[(word * 4) + 2] = ((evenLow >> 4) & fourBits) | (evenHigh & ~fourBits);
            target[(word * 4) + 3] = ((oddLow >> 4) & fourBits) | (oddHigh & ~fourBits);
        }
    }

    /// <param name="bytes">Of 16 variants: four runs of bytes, one behind the other, each as long as there are samples.</param>
    /// <param name="worths">For each of the 16 variants and each code eight numbers.</param>
    /// <param name="tables">Room to work in, <see cref="TableLength"/>.</param>
    /// <param name="sums">Eight for each sample.</param>
    public static void Add(ReadOnlySpan<byte> bytes, ReadOnlySpan<long> worths, Span<long> tables, Span<long> sums)
    {
        if (sums.Length % Columns != 0 || bytes.Length != sums.Length / Columns * 4) throw new ArgumentException("There are four bytes a sample and eight sums.", nameof(sums));
        if (worths.Length != VariantsPerGroup * 4 * Columns || tables.Length != TableLength) throw new ArgumentException("There are 16 variants.", nameof(worths));
        if (Simd.Level == SimdLevel.Vector512) GenotypeMatrixSumsVector512.Add(bytes, worths, tables, sums);
        else if (Simd.Level == SimdLevel.Vector256) GenotypeMatrixSumsVector256.Add(bytes, worths, tables, sums);
        else GenotypeMatrixSumsScalar.Add(bytes, worths, tables, sums);
    }
}
