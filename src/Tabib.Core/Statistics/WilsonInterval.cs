namespace Tabib.Core.Statistics;

/// <summary>The interval of a proportion by Wilson's score.</summary>
/// <remarks>Source: Wilson 1927, doi:10.1080/01621459.1927.10502953; without correction for continuity. It stays within 0 and 1, and is not empty at either end.</remarks>
public static class WilsonInterval
{
    /// <summary>Of the standard normal, two-sided 95 %.</summary>
    private const double Z95 = 1.959963984540054;

    /// <param name="count">At most <paramref name="all"/>.</param>
    /// <param name="all">At least 1.</param>
    public static (double Lower, double Upper) Of95(long count, long all)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(all);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, all);
        const double z2 = Z95 * Z95;
        double n = all, p = count / n;
        var centre = (p + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = Z95 / (1 + (z2 / n)) * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n)));
        return (count == 0 ? 0 : Math.Max(0, centre - half), count == all ? 1 : Math.Min(1, centre + half));
    }
}
