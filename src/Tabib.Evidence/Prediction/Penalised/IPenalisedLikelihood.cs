namespace Tabib.Evidence.Prediction.Penalised;

/// <summary>A likelihood whose coefficients are held small; columns are standardised. All sums are means over rows.</summary>
internal interface IPenalisedLikelihood
{
    /// <summary>Coefficients; those from <see cref="Penalised"/> on are free of penalty.</summary>
    int Order { get; }

    int Penalised { get; }

    /// <summary>Of no coefficient but the free ones, by what the guide calls deviance: twice the loss, over what a perfect fit has.</summary>
    double NullLoss { get; }

    /// <summary>Where the path starts: the penalised coefficients 0.</summary>
    void Start(Span<double> beta);

    /// <param name="wanted">Coefficients whose derivative is asked for.</param>
    /// <param name="gradient">Of the log-likelihood, by coefficient; others keep what they had.</param>
    /// <returns>Minus the log-likelihood; not finite where it overflows.</returns>
    double Evaluate(ReadOnlySpan<double> beta, ReadOnlySpan<int> wanted, Span<double> gradient);

    /// <summary>Minus the second derivatives at the last evaluation, of some coefficients, row by row.</summary>
    void Information(ReadOnlySpan<int> of, Span<double> information);
}
