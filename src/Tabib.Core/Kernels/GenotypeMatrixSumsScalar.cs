namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypeMatrixSums"/> number by number.</summary>
internal static class GenotypeMatrixSumsScalar
{
    private const int Columns = GenotypeMatrixSums.Columns;

    public static void Add(ReadOnlySpan<byte> bytes, ReadOnlySpan<long> worths, Span<long> tables, Span<long> sums)
    {
        for (var run = 0; run < 4; run++) Fill(worths.Slice(run * 16 * Columns, 16 * Columns), tables.Slice(run * 256 * Columns, 256 * Columns));
        var samples = sums.Length / Columns;
        for (var run = 0; run < 4; run++)
        {
            var table = tables.Slice(run * 256 * Columns, 256 * Columns);
            var codes = bytes.Slice(run * samples, samples);
            for (var sample = 0; sample < codes.Length; sample++)
            {
                var row = table.Slice(codes[sample] * Columns, Columns);
                var sum = sums.Slice(sample * Columns, Columns);
                for (var column = 0; column < Columns; column++) sum[column] += row[column];
            }
        }
    }

    /// <summary>Row b of the table is what the four codes in byte b are worth together.</summary>
    private static void Fill(ReadOnlySpan<long> worths, Span<long> table)
    {
        for (var row = 0; row < 256; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var worth = 0L;
                for (var variant = 0; variant < 4; variant++) worth += worths[(((variant * 4) + ((row >> (variant * 2)) & 3)) * Columns) + column];
                table[(row * Columns) + column] = worth;
            }
        }
    }
}
