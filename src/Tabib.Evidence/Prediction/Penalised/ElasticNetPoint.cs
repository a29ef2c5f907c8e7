namespace Tabib.Evidence.Prediction.Penalised;

/// <summary>The fit at one penalty.</summary>
/// <param name="Intercept">0 for a model of times, whose predictors are told from the columns' means.</param>
/// <param name="Coefficients">For one unit of each column as given.</param>
/// <param name="DevianceRatio">The share of the null model's deviance that is explained; of a model of times, 1 - loss over null loss.</param>
/// <param name="HasConverged">False where the search ended at its last step.</param>
public sealed record ElasticNetPoint(double Lambda, double Intercept, double[] Coefficients, double DevianceRatio, bool HasConverged)
{
    public int NonZero => Coefficients.Count(coefficient => coefficient != 0);
}
