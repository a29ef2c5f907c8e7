using Tabib.Evidence.Survival;

namespace Tabib.Evidence.Prediction.Penalised;

/// <summary>Cox's partial likelihood over the number of rows, Breslow's ties.</summary>
internal sealed class PenalisedCox : IPenalisedLikelihood
{
    private readonly CoxLikelihood _likelihood;
    private readonly double[] _score;
    private readonly double[] _information;
    private readonly double _share;

    public PenalisedCox(CoxDesign design)
    {
        _likelihood = new CoxLikelihood(design, isEfron: false);
        (Order, _share) = (design.Order, 1.0 / design.Count);
        (_score, _information) = (new double[Order], new double[Order * Order]);
        NullLoss = -_likelihood.Evaluate(_score, _score, _information) * _share;
        Array.Clear(_score);
    }

    public int Order { get; }

    public int Penalised => Order;

    public double NullLoss { get; }

    public void Start(Span<double> beta) => beta.Clear();

    public double Evaluate(ReadOnlySpan<double> beta, ReadOnlySpan<int> wanted, Span<double> gradient)
    {
        var loss = -_likelihood.Evaluate(beta, _score, _information) * _share;
        foreach (var j in wanted) gradient[j] = _score[j] * _share;
        return loss;
    }

    public void Information(ReadOnlySpan<int> of, Span<double> information)
    {
        for (var i = 0; i < of.Length; i++)
        {
            for (var j = 0; j < of.Length; j++) information[(i * of.Length) + j] = _information[(of[i] * Order) + of[j]] * _share;
        }
    }
}
