namespace Tabib.Evidence.Prediction.Penalised;

/// <summary>The penalty lambda * ((1 - alpha)/2 * |b|² + alpha * |b|₁) on coefficients of standardised columns, as glmnet has it.</summary>
public sealed record ElasticNetOptions
{
    /// <summary>1 is the lasso, 0 ridge.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>Falling; null for a path of <see cref="Count"/> from where all coefficients are 0.</summary>
    public IReadOnlyList<double>? Lambdas { get; init; }

    public int Count { get; init; } = 100;

    /// <summary>The last lambda over the first; null: 1e-4 where there are more rows than columns, else 0.01.</summary>
    public double? Smallest { get; init; }

    /// <summary>Of the predicted gain of any one coefficient's step, as a share of the null model's loss.</summary>
    public double Tolerance { get; init; } = 1e-13;

    /// <summary>A path of its own ends where the explained share of the deviance grows by less than this share of itself, or is above 0.999.</summary>
    public double LeastGain { get; init; } = 1e-5;
}
