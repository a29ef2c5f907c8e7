namespace Tabib.Evidence.Association;

/// <summary>Numbers as two whole ones each: their sums over genotypes have no rounding error in single precision, in any order, see <see cref="Kernels.ColumnSums.Flush"/>.</summary>
internal static class ExactLimbs
{
    /// <summary>Bits of a limb.</summary>
    private const int Bits = 15;

    /// <summary>31 bits below the largest value together.</summary>
    /// <returns>What sums are to be multiplied with, see <see cref="Join"/>.</returns>
    public static double Split(ReadOnlySpan<double> values, Span<float> high, Span<float> low)
    {
        var largest = 0.0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        if (largest == 0) return 0;
        var scale = Math.ScaleB(1, Bits - Math.ILogB(largest) - 1);
        for (var i = 0; i < high.Length; i++)
        {
            var whole = Math.Round(values[i] * scale);
            high[i] = (float)whole;
            low[i] = (float)Math.Round(((values[i] * scale) - whole) * (1 << (Bits + 1)));
        }

        return 1 / scale;
    }

    public static double Join(double scale, double high, double low) => scale * (high + (low / (1 << (Bits + 1))));
}
