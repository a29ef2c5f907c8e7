namespace Tabib.Evidence.Association;

/// <summary>Pearson's correlation of two columns over the samples that count.</summary>
internal static class Correlation
{
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> live)
    {
        var (n, meanA, meanB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < b.Length; i++)
        {
            n += live[i];
            meanA += live[i] * a[i];
            meanB += live[i] * b[i];
        }

        (meanA, meanB) = (meanA / n, meanB / n);
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < b.Length; i++)
        {
            var (x, y) = (a[i] - meanA, b[i] - meanB);
            ab += live[i] * x * y;
            aa += live[i] * x * x;
            bb += live[i] * y * y;
        }

        return ab / Math.Sqrt(aa * bb);
    }
}
