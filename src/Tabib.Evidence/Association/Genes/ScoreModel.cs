using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Association.Genes;

/// <summary>A fitted null model as score tests see it: residuals, the variance of each person's residual, and what the covariates explain.</summary>
internal sealed class ScoreModel
{
    private readonly double[] _weightedBasis;

    /// <param name="covariates">Columns of the null model with the intercept.</param>
    /// <param name="unit">See <see cref="Unit"/>.</param>
    public ScoreModel(double[] residuals, double[] weights, IReadOnlyList<double[]> covariates, double unit)
    {
        Residuals = residuals;
        Weights = weights;
        Unit = unit;
        CovariateCount = covariates.Count;
        var roots = Array.ConvertAll(weights, Math.Sqrt);
        var basis = ThinQr.Factor([.. covariates.Select(column => column.Zip(roots, (value, root) => value * root).ToArray())]).Basis;
        _weightedBasis = new double[residuals.Length * CovariateCount];
        for (var k = 0; k < CovariateCount; k++)
        {
            for (var i = 0; i < roots.Length; i++) _weightedBasis[(i * CovariateCount) + k] = basis[k][i] * roots[i];
        }
    }

    /// <summary>Observed less expected, in units of <see cref="Unit"/>.</summary>
    public double[] Residuals { get; }

    /// <summary>Variance of each residual: 1 in linear models, μ(1-μ) in logistic ones.</summary>
    public double[] Weights { get; }

    /// <summary>What residuals were divided by: the residual standard deviation in linear models, 1 in logistic ones.</summary>
    public double Unit { get; }

    /// <summary>Log odds of the expected outcome, padded to whole lanes; null in linear models.</summary>
    public double[]? Predictor { get; init; }

    /// <summary>With the intercept.</summary>
    public int CovariateCount { get; }

    public int Count => Residuals.Length;

    /// <summary>The null model of a quantitative trait.</summary>
    /// <param name="residuals">Observed less fitted.</param>
    /// <param name="variance">Residual variance, with the degrees of freedom that the covariates leave.</param>
    /// <param name="covariates">Columns of the null model with the intercept.</param>
    public static ScoreModel Linear(double[] residuals, double variance, IReadOnlyList<double[]> covariates)
    {
        var weights = new double[residuals.Length];
        Array.Fill(weights, 1.0);
        var unit = Math.Sqrt(variance);
        return new ScoreModel(Array.ConvertAll(residuals, residual => residual / unit), weights, covariates, unit);
    }

    /// <summary>A genotype less what the covariates explain of it, in the weighted sense of the model.</summary>
    /// <param name="shares">Its products with the weighted basis, see <see cref="Project"/>.</param>
    public void Adjust(Span<double> genotype, ReadOnlySpan<double> shares)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Weights[i] <= 0) continue;
            var row = _weightedBasis.AsSpan(i * CovariateCount, CovariateCount);
            var explained = 0.0;
            for (var k = 0; k < row.Length; k++) explained += shares[k] * row[k];
            genotype[i] -= explained / Weights[i];
        }
    }

    /// <summary>Adds a sparse genotype's product with the weighted basis to <paramref name="shares"/>: what the covariates explain of it.</summary>
    public void Project(MinorAlleleColumn column, Span<double> shares)
    {
        for (var i = 0; i < column.Rows.Length; i++)
        {
            var row = _weightedBasis.AsSpan(column.Rows[i] * CovariateCount, CovariateCount);
            for (var k = 0; k < row.Length; k++) shares[k] += column.Copies[i] * row[k];
        }
    }
}
