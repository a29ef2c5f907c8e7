namespace Tabib.Evidence.Association.Genes;

/// <summary>The eigenvalues of a covariance that stand out of rounding noise.</summary>
internal static class Spectrum
{
    /// <summary>Relative to the trace: below this a variance is the rounding of zero.</summary>
    public const double Negligible = 1e-10;

    /// <param name="factor">Multiplies the matrix.</param>
    /// <param name="scale">What to compare with; the trace where it is not said.</param>
    /// <returns>Descending; empty where nothing varies.</returns>
    public static double[] Of(double[,] covariance, double factor, double scale = 0)
    {
        var order = covariance.GetLength(0);
        var a = (double[,])covariance.Clone();
        var trace = 0.0;
        for (var j = 0; j < order; j++) trace += a[j, j];
        for (var sweep = 0; sweep < 60; sweep++)
        {
            var off = 0.0;
            for (var p = 0; p < order; p++)
            {
                for (var q = p + 1; q < order; q++)
                {
                    off += Math.Abs(a[p, q]);
                    if (a[p, q] == 0) continue;
                    var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
                    var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
                    var c = 1 / Math.Sqrt((t * t) + 1);
                    var s = t * c;
                    for (var k = 0; k < order; k++) (a[k, p], a[k, q]) = ((c * a[k, p]) - (s * a[k, q]), (s * a[k, p]) + (c * a[k, q]));
                    for (var k = 0; k < order; k++) (a[p, k], a[q, k]) = ((c * a[p, k]) - (s * a[q, k]), (s * a[p, k]) + (c * a[q, k]));
                }
            }

            if (off <= 1e-15 * trace) break;
        }

        var least = Negligible * Math.Max(scale, trace);
        return [.. Enumerable.Range(0, order).Select(j => a[j, j]).Where(value => value > least).OrderDescending().Select(value => value * factor)];
    }
}
