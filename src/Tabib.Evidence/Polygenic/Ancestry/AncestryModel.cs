namespace Tabib.Evidence.Polygenic.Ancestry;

/// <summary>What scores of the reference panel are expected to be by ancestry, and how widely they spread.</summary>
/// <remarks>Khan et al., Nat Med 2022, doi:10.1038/s41591-022-01869-1 (mean and variance linear in components); Lambert et al., medRxiv 2024, doi:10.1101/2024.05.29.24307783 (the PGS Catalog Calculator, whose definitions these are).</remarks>
internal sealed class AncestryModel
{
    /// <summary>Ridge of the two-step spread, as scikit-learn's default.</summary>
    private const double TwoStepPenalty = 1;

    private const int MostRounds = 500;
    private const double Tolerance = 1e-10;

    private readonly Design _design;
    private readonly double[] _mean;
    private readonly double _deviation;
    private readonly double[] _twoStepVariance;
    private readonly double[] _jointMean;
    private readonly double[] _jointVariance;

    public AncestryModel(Design design, double[] scores)
    {
        _design = design;
        _mean = design.Regress(scores, _ => 1);
        var squares = SquaredResiduals(scores, _mean);
        _deviation = Math.Sqrt(squares.Average());
        _twoStepVariance = GammaRegression.Fit(design, squares, TwoStepPenalty);
        (_jointMean, _jointVariance) = FitJointly(scores, squares);
    }

    public (double Z1, double Z2TwoStep, double Z2) Normalize(double[] components, double score)
    {
        var row = _design.RowOf(components);
        var residual = score - Design.Predict(row, _mean);
        return (
            residual / _deviation,
            residual / Math.Exp(Design.Predict(row, _twoStepVariance) / 2),
            (score - Design.Predict(row, _jointMean)) / Math.Exp(Design.Predict(row, _jointVariance) / 2));
    }

    /// <summary>Maximum likelihood of a normal whose mean and logarithm of variance are linear: each is fitted with the other held, until neither moves.</summary>
    private (double[] Mean, double[] Variance) FitJointly(double[] scores, double[] squares)
    {
        var mean = _mean;
        var variance = GammaRegression.Fit(_design, squares, 0);
        for (var round = 0; round < MostRounds; round++)
        {
            var held = variance;
            var nextMean = _design.Regress(scores, i => Math.Exp(-Design.Predict(_design.Rows[i], held)));
            var nextVariance = GammaRegression.Fit(_design, SquaredResiduals(scores, nextMean), 0, held);
            var change = nextMean.Zip(mean, (left, right) => Math.Abs(left - right)).Concat(nextVariance.Zip(variance, (left, right) => Math.Abs(left - right))).Max();
            (mean, variance) = (nextMean, nextVariance);
            if (change < Tolerance) break;
        }

        return (mean, variance);
    }

    private double[] SquaredResiduals(double[] scores, double[] coefficients) =>
        [.. scores.Select((score, i) => score - Design.Predict(_design.Rows[i], coefficients)).Select(residual => residual * residual)];
}
