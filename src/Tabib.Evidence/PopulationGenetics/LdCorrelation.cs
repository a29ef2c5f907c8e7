using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The correlation of two variants' genotypes over the samples called in both.</summary>
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
        var product = 0;
        GenotypeDot.Products(x.Planes, [y.Planes], new Span<int>(ref product));
        var (covariance, varianceX, varianceY) = Moments(x, y, product);
        return varianceX > 0 && varianceY > 0 ? covariance / Math.Sqrt(varianceX) / Math.Sqrt(varianceY) : double.NaN;
    }

    /// <summary>Covariance and variances, each times the square of the number of samples called in both: whole numbers, exact in double.</summary>
    public static (double Covariance, double VarianceX, double VarianceY) Moments(LdVariant x, LdVariant y, int product)
    {
        double called = x.CalledCount, sumX = x.Sum, sumY = y.Sum, squaresX = x.SumOfSquares, squaresY = y.SumOfSquares;
        if (x.MissingCount > 0 || y.MissingCount > 0)
        {
            var overlap = GenotypeDot.Overlap(x.Planes, y.Planes);
            (called, squaresX, squaresY) = (overlap.Called, overlap.Homozygous1, overlap.Homozygous2);
            sumX = (2 * overlap.Positive1) - overlap.Homozygous1;
            sumY = (2 * overlap.Positive2) - overlap.Homozygous2;
        }

        return ((called * product) - (sumX * sumY), (called * squaresX) - (sumX * sumX), (called * squaresY) - (sumY * sumY));
    }
}
