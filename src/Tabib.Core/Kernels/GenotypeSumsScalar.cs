namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeSums"/> sample by sample.</summary>
internal static class GenotypeSumsScalar
{
    public static void Add(ReadOnlySpan<ulong> genotypes, ReadOnlySpan<int> rows, ReadOnlySpan<long> first, ReadOnlySpan<long> second, Span<long> firstSums, Span<long> secondSums)
    {
        for (var variant = 0; variant < rows.Length; variant++)
        {
            var firstTable = first.Slice(variant * 4, 4);
            var secondTable = second.Slice(variant * 4, 4);
            var words = genotypes.Slice(rows[variant], firstSums.Length / 32);
            for (var index = 0; index < words.Length; index++)
            {
                var word = words[index];
                var slot = (index / GenotypeSums.WordsPerTile * GenotypeSums.SamplesPerTile) + (index % GenotypeSums.WordsPerTile);
                for (var pair = 0; pair < 16; pair++, word >>= 4, slot += 8)
                {
                    var (even, odd) = ((int)word & 3, (int)(word >> 2) & 3);
                    firstSums[slot] += firstTable[even];
                    secondSums[slot] += secondTable[even];
                    firstSums[slot + 128] += firstTable[odd];
                    secondSums[slot + 128] += secondTable[odd];
                }
            }
        }
    }
}
