using Tabib.Evidence.Survival;

namespace Tabib.Evidence.Prediction.Training;

/// <summary>Cox's partial log-likelihood (Breslow's ties) of given coefficients over some rows.</summary>
internal sealed class CoxLoss
{
    private readonly CoxDesign _design;
    private readonly CoxLikelihood _likelihood;
    private readonly double[] _score;
    private readonly double[] _information;

    public CoxLoss(IReadOnlyList<double[]> columns, SurvivalData data)
    {
        _design = CoxDesign.Of(data, RiskSets.Of(data), columns);
        _likelihood = new CoxLikelihood(_design, isEfron: false);
        (_score, _information) = (new double[_design.Order], new double[_design.Order * _design.Order]);
    }

    /// <param name="coefficients">For one unit of each column as given.</param>
    public double LogLikelihood(double[] coefficients) => _likelihood.Evaluate([.. coefficients.Select((value, j) => value * _design.Scales[j])], _score, _information);
}
