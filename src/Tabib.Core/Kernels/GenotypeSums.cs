namespace Tabib.Core.Kernels;

/// <summary>Adds to two sums of every sample what its genotypes are worth: for each variant a look-up in a table of four numbers (codes 0, 1, 2, missing).</summary>
/// <remarks>Whole numbers, so that the order of additions, the threads and the instruction set change no bit.
/// Samples stand in tiles of 256 (8 words): sample 32 w + 2 j + p of a tile, in word w, is slot 128 p + 8 j + w, so that one shift serves eight words.</remarks>
public static class GenotypeSums
{
    /// <summary>Variants come in groups of so many; what is lacking is filled up with tables of zeros.</summary>
    public const int VariantsPerGroup = 8;
    public const int CodesPerVariant = 4;
    public const int WordsPerTile = 8;
    public const int SamplesPerTile = 256;

    /// <summary>Where the sums of a sample stand.</summary>
    public static int SlotOf(int sample) => (sample & ~255) | ((sample & 1) << 7) | ((sample & 30) << 2) | ((sample >> 5) & 7);

    /// <param name="genotypes">2-bit codes, 32 samples a word.</param>
    /// <param name="rows">First word of each variant, of the first tile.</param>
    /// <param name="first">4 numbers for each variant, added to <paramref name="firstSums"/>.</param>
    /// <param name="second">The same for <paramref name="secondSums"/>.</param>
    /// <param name="firstSums">256 for each tile; their number says how many tiles there are.</param>
    public static void Add(ReadOnlySpan<ulong> genotypes, ReadOnlySpan<int> rows, ReadOnlySpan<long> first, ReadOnlySpan<long> second, Span<long> firstSums, Span<long> secondSums)
    {
        var words = firstSums.Length / SamplesPerTile * WordsPerTile;
        if (firstSums.Length % SamplesPerTile != 0 || secondSums.Length != firstSums.Length) throw new ArgumentException("Sums come in whole tiles.", nameof(firstSums));
        if (rows.Length % VariantsPerGroup != 0 || first.Length != rows.Length * CodesPerVariant || second.Length != first.Length) throw new ArgumentException("Variants come in whole groups, with a table each.", nameof(rows));
        foreach (var row in rows) _ = genotypes.Slice(row, words);
        switch (Simd.Level)
        {
            case SimdLevel.Vector512:
                GenotypeSumsVector512.Add(genotypes, rows, first, second, firstSums, secondSums);
                break;
            case SimdLevel.Vector256:
                GenotypeSumsVector256.Add(genotypes, rows, first, second, firstSums, secondSums);
                break;
            default:
                GenotypeSumsScalar.Add(genotypes, rows, first, second, firstSums, secondSums);
                break;
        }
    }
}
