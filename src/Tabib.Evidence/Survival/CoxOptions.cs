namespace Tabib.Evidence.Survival;

/// <summary>How Cox's model is fitted.</summary>
public sealed record CoxOptions
{
    public TieMethod Ties { get; init; } = TieMethod.Efron;

    /// <summary>Newton steps at most.</summary>
    public int MaxIterations { get; init; } = 30;

    /// <summary>Smallest relative change of the log-likelihood that counts.</summary>
    public double Tolerance { get; init; } = 1e-11;
}
