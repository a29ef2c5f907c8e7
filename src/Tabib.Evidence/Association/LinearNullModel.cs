using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Association;

/// <summary>A quantitative trait regressed on intercept and covariates alone.</summary>
internal sealed class LinearNullModel
{
    private LinearNullModel(CovariateBasis basis, double[] y, double[] coefficients, double[] residuals)
    {
        Basis = basis;
        Outcome = y;
        Coefficients = coefficients;
        Residuals = residuals;
        ResidualSumOfSquares = DotProduct.Of(residuals, residuals);
    }

    public CovariateBasis Basis { get; }

    /// <summary>The trait of the samples of the basis.</summary>
    public double[] Outcome { get; }

    /// <summary>Of the orthonormal columns; <see cref="CovariateBasis.ToOriginal"/> makes them those of the covariates.</summary>
    public double[] Coefficients { get; }

    /// <summary>y - Q Q'y, in the order of the samples.</summary>
    public double[] Residuals { get; }

    public double ResidualSumOfSquares { get; }

    /// <summary>Residual sum of squares over N - columns.</summary>
    public double ResidualVariance => ResidualSumOfSquares / (Residuals.Length - Basis.Count);

    /// <param name="y">One value for each sample of the basis.</param>
    public static LinearNullModel Fit(CovariateBasis basis, double[] y)
    {
        var coefficients = new double[basis.Count];
        var residuals = (double[])y.Clone();

        // A second pass takes away what rounding left in the first.
        for (var pass = 0; pass < 2; pass++)
        {
            for (var j = 0; j < basis.Count; j++)
            {
                var share = basis.Matrix.Dot(j, residuals);
                coefficients[j] += share;
                DotProduct.AddScaled(residuals, -share, basis.Matrix[j]);
            }
        }

        return new LinearNullModel(basis, y, coefficients, residuals);
    }
}
