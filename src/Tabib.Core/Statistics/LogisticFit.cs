namespace Tabib.Core.Statistics;

/// <summary>A logistic regression, fitted. Coefficients: the intercept first, where there is one, then one a column.</summary>
/// <param name="IsAliased">Coefficients that others determine: 0, without an estimate.</param>
/// <param name="Covariance">Row by row; 0 for aliased ones.</param>
/// <param name="IsSeparated">The columns tell without fail who has the outcome: coefficients may be infinite.</param>
/// <param name="HasConverged">False where the last step still changed the deviance.</param>
public sealed record LogisticFit(double[] Coefficients, bool[] IsAliased, double[] Covariance, double[] LinearPredictors, double Deviance, double NullDeviance, int Iterations, bool IsSeparated, bool HasConverged)
{
    public double StandardError(int coefficient) => Math.Sqrt(Covariance[(coefficient * Coefficients.Length) + coefficient]);
}
