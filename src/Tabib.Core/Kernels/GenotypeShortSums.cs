using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary>As <see cref="GenotypeMatrixSums"/>, with sixteen sums of 32 bits for every sample.</summary>
/// <remarks>Three variants at a time: eight tables of 64 rows together fit the nearest cache of a core, where four of 256 do not.
/// Sums are of whole numbers and wrap around where they pass 32 bits: the caller sees to it that they do not.</remarks>
public static class GenotypeShortSums
{
    public const int Columns = 16;

    /// <summary>Variants of one byte.</summary>
    public const int VariantsPerByte = 3;

    public const int BytesPerGroup = 8;

    /// <summary>Variants come in groups of so many; what is lacking is filled up with worths of zero.</summary>
    public const int VariantsPerGroup = VariantsPerByte * BytesPerGroup;

    /// <summary>Combinations of the codes of a byte.</summary>
    public const int Rows = 64;

    /// <summary>Numbers that <see cref="Add"/> needs to work with.</summary>
    public const int TableLength = BytesPerGroup * Rows * Columns;

    /// <summary>Makes the bytes of three variants: lowest bits first, by the slots of <see cref="GenotypeMatrixSums.SlotOf"/>.</summary>
    /// <param name="rows">First word of each of the three.</param>
    /// <param name="bytes">32 for each word.</param>
    public static void Interleave(ReadOnlySpan<ulong> genotypes, ReadOnlySpan<int> rows, Span<byte> bytes)
    {
        const ulong twoBits = 0x3333_3333_3333_3333;
        const ulong fourBits = 0x0F0F_0F0F_0F0F_0F0F;
        var words = bytes.Length / 32;
        var a = genotypes.Slice(rows[0], words);
        var b = genotypes.Slice(rows[1], words);
        var c = genotypes.Slice(rows[2], words);
        var target = MemoryMarshal.Cast<byte, ulong>(bytes);
        for (var word = 0; word < a.Length; word++)
        {
            var evenLow = (a[word] & twoBits) | ((b[word] & twoBits) << 2);
            var oddLow = ((a[word] >> 2) & twoBits) | (b[word] & ~twoBits);
            var evenHigh = c[word] & twoBits;
            var oddHigh = (c[word] >> 2) & twoBits;
            target[word * 4] = (evenLow & fourBits) | ((evenHigh & fourBits) << 4);
            target[(word * 4) + 1] = (oddLow & fourBits) | ((oddHigh & fourBits) << 4);
            target[(word * 4) + 2] = ((evenLow >> 4) & fourBits) | (evenHigh & ~fourBits);
            target[(word * 4) + 3] = ((oddLow >> 4) & fourBits) | (oddHigh & ~fourBits);
        }
    }

    /// <param name="bytes">Of 24 variants: eight runs of bytes, one behind the other, each as long as there are samples.</param>
    /// <param name="worths">For each of the 24 variants and each code sixteen numbers.</param>
    /// <param name="tables">Room to work in, <see cref="TableLength"/>.</param>
    /// <param name="sums">Sixteen for each sample.</param>
    public static void Add(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> worths, Span<int> tables, Span<int> sums)
    {
        if (sums.Length % Columns != 0 || bytes.Length != sums.Length / Columns * BytesPerGroup) throw new ArgumentException("There are eight bytes a sample and sixteen sums.", nameof(sums));
        if (worths.Length != VariantsPerGroup * 4 * Columns || tables.Length != TableLength) throw new ArgumentException("There are 24 variants.", nameof(worths));
        if (bytes.ContainsAnyExceptInRange((byte)0, (byte)(Rows - 1))) throw new ArgumentException("A byte has the codes of three variants.", nameof(bytes));
        if (Simd.Level == SimdLevel.Vector512) GenotypeShortSumsVector512.Add(bytes, worths, tables, sums);
        else if (Simd.Level == SimdLevel.Vector256) GenotypeShortSumsVector256.Add(bytes, worths, tables, sums);
        else GenotypeShortSumsScalar.Add(bytes, worths, tables, sums);
    }

    /// <summary>Adds what the codes of listed samples are worth, less what was counted for all.</summary>
    /// <param name="places">Slot of the sample by 4, plus its code.</param>
    /// <param name="worths">For each code sixteen numbers.</param>
    /// <param name="common">Sixteen numbers.</param>
    public static void AddListed(ReadOnlySpan<int> places, ReadOnlySpan<int> worths, ReadOnlySpan<int> common, Span<int> sums)
    {
        var counted = Vector512.Create(common);
        var none = Vector512.Create(worths) - counted;
        var one = Vector512.Create(worths[Columns..]) - counted;
        var two = Vector512.Create(worths[(2 * Columns)..]) - counted;
        foreach (var place in places)
        {
            if ((place & 3) == 3) continue;
            var sum = sums.Slice((place >> 2) * Columns, Columns);
            (Vector512.Create<int>(sum) + ((place & 3) == 1 ? one : (place & 3) == 2 ? two : none)).CopyTo(sum);
        }
    }

    /// <summary>Adds what missing genotypes among the listed samples are worth.</summary>
    /// <param name="worths">Eight numbers.</param>
    /// <param name="sums">Eight for each sample.</param>
    public static void AddMissing(ReadOnlySpan<int> places, ReadOnlySpan<long> worths, Span<long> sums)
    {
        var worth = Vector512.Create(worths[..8]);
        foreach (var place in places)
        {
            if ((place & 3) != 3) continue;
            var sum = sums.Slice((place >> 2) * 8, 8);
            (Vector512.Create<long>(sum) + worth).CopyTo(sum);
        }
    }

    /// <summary>Adds one half of the sixteen sums of every sample, each times its factor, and what is the same for all.</summary>
    /// <param name="half">0 or 1.</param>
    /// <param name="longSums">Eight for each sample.</param>
    public static void Widen(ReadOnlySpan<int> sums, int half, ReadOnlySpan<long> factors, ReadOnlySpan<long> constants, Span<long> longSums)
    {
        var factor = Vector512.Create(factors[..8]);
        var constant = Vector512.Create(constants[..8]);
        for (var sample = 0; sample < sums.Length / Columns; sample++)
        {
            var (low, high) = Vector256.Widen(Vector256.Create(sums.Slice((sample * Columns) + (half * 8), 8)));
            var sum = longSums.Slice(sample * 8, 8);
            (Vector512.Create<long>(sum) + (Vector512.Create(low, high) * factor) + constant).CopyTo(sum);
        }
    }
}
