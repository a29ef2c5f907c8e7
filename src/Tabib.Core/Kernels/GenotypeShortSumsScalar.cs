namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeShortSums"/> number by number.</summary>
internal static class GenotypeShortSumsScalar
{
    private const int Columns = GenotypeShortSums.Columns;
    private const int Run = GenotypeShortSums.Rows * Columns;

    public static void Add(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> worths, Span<int> tables, Span<int> sums)
    {
        var samples = sums.Length / Columns;
        for (var run = 0; run < GenotypeShortSums.BytesPerGroup; run++)
        {
            var table = tables.Slice(run * Run, Run);
            Fill(worths.Slice(run * 12 * Columns, 12 * Columns), table);
            var codes = bytes.Slice(run * samples, samples);
            for (var sample = 0; sample < codes.Length; sample++)
            {
                var row = table.Slice(codes[sample] * Columns, Columns);
                var sum = sums.Slice(sample * Columns, Columns);
                for (var column = 0; column < Columns; column++) sum[column] += row[column];
            }
        }
    }

    /// <summary>Row b of the table is what the three codes in byte b are worth together.</summary>
    private static void Fill(ReadOnlySpan<int> worths, Span<int> table)
    {
        for (var row = 0; row < GenotypeShortSums.Rows; row++)
            for (var column = 0; column < Columns; column++) table[(row * Columns) + column] = worths[((row & 3) * Columns) + column] + worths[((4 + ((row >> 2) & 3)) * Columns) + column] + worths[((8 + (row >> 4)) * Columns) + column];
    }
}
