using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The squared correlation of two variants' genotypes over the samples called in both.</summary>
internal static class LdCorrelation
{
    /// <returns>Not a number where one of the two does not vary among the samples called in both.</returns>
    public static double SquaredCorrelation(LdVariant x, LdVariant y)
    {
        var correlation = Correlation(x, y);
        return correlation * correlation;
    }

    /// <returns>Between the counted alleles; not a number where one of the two does not vary among the samples called in both.</returns>
    public static double Correlation(LdVariant x, LdVariant y)
    {
        var (covariance, varianceX, varianceY) = Moments(x, y, Product(x, y));
        return varianceX > 0 && varianceY > 0 ? covariance / Math.Sqrt(varianceX) / Math.Sqrt(varianceY) : double.NaN;
    }

    /// <summary>Whether the squared correlation is above a threshold; mostly without counting what is missing.</summary>
    public static bool Exceeds(LdVariant x, LdVariant y, double threshold)
    {
        var product = Product(x, y);
        if (IsSurelyBelow(x, y, product, threshold)) return false;
        var (covariance, varianceX, varianceY) = Moments(x, y, product);
        return covariance * covariance > threshold * varianceX * varianceY;
    }

    private static int Product(LdVariant x, LdVariant y) => GenotypeDot.Product(x.Homozygous, x.Positive, y.Homozygous, y.Positive);

    /// <summary>Covariance and variances, each times the square of the number of samples called in both: whole numbers, exact in double.</summary>
    private static (double Covariance, double VarianceX, double VarianceY) Moments(LdVariant x, LdVariant y, int product)
    {
        double called = x.CalledCount, sumX = x.Sum, sumY = y.Sum, squaresX = x.SumOfSquares, squaresY = y.SumOfSquares;
        if (x.MissingCount > 0 || y.MissingCount > 0)
        {
            called = GenotypeDot.Both(x.Called, y.Called);
            squaresX = GenotypeDot.Both(x.Homozygous, y.Called);
            squaresY = GenotypeDot.Both(y.Homozygous, x.Called);
            sumX = (2 * GenotypeDot.Both(x.Positive, y.Called)) - squaresX;
            sumY = (2 * GenotypeDot.Both(y.Positive, x.Called)) - squaresY;
        }

        return ((called * product) - (sumX * sumY), (called * squaresX) - (sumX * sumX), (called * squaresY) - (sumY * sumY));
    }

    /// <summary>
    /// The product is exact whatever is missing. Sums over the samples called in both differ from those at hand by the samples missing in the other variant;
    /// how much those can add is bounded from the genotypes' largest distance from their mean.
    /// </summary>
    private static bool IsSurelyBelow(LdVariant x, LdVariant y, int product, double threshold)
    {
        var least = x.CalledCount - (double)y.MissingCount;
        if (least < 1) return false;
        var most = (double)Math.Min(x.CalledCount, y.CalledCount);
        var (meanX, meanY) = (x.Mean, y.Mean);
        var apartX = Math.Min(y.MissingCount * x.LargestDeviation, x.LargestDeviationSum);
        var apartY = Math.Min(x.MissingCount * y.LargestDeviation, y.LargestDeviationSum);
        var means = meanX * meanY;
        var centred = Math.Max(Math.Abs(product - (means * least)), Math.Abs(product - (means * most)));
        var covariance = centred + (Math.Abs(meanX) * apartY) + (Math.Abs(meanY) * apartX) + (apartX * apartY / least);
        var varianceX = x.SumOfSquaredDeviations - (y.MissingCount * x.LargestDeviation * x.LargestDeviation) - (apartX * apartX / least);
        var varianceY = y.SumOfSquaredDeviations - (x.MissingCount * y.LargestDeviation * y.LargestDeviation) - (apartY * apartY / least);

        // A thousandth is left for the rounding of these sums.
        return varianceX > 0 && varianceY > 0 && covariance * covariance < 0.999 * threshold * varianceX * varianceY;
    }
}
