namespace Tabib.Evidence.Survival;

/// <summary>A partial likelihood of Cox's model over one design.</summary>
internal interface ICoxLikelihood
{
    /// <summary>x'b by position, of the last evaluation, covariates as the design has them.</summary>
    ReadOnlySpan<double> LogRisk { get; }

    /// <param name="beta">Of the scaled covariates.</param>
    /// <param name="score">The gradient, one number a covariate.</param>
    /// <param name="information">Minus the second derivatives, row by row.</param>
    /// <returns>The logarithm of the partial likelihood; not finite where risks overflow.</returns>
    double Evaluate(ReadOnlySpan<double> beta, Span<double> score, Span<double> information);
}
