namespace Tabib.Evidence.Survival;

/// <summary>Cox's model, fitted. Arrays have one entry a covariate, in the order given; matrices are row by row.</summary>
public sealed record CoxFit
{
    public required IReadOnlyList<string> Names { get; init; }

    public required TieMethod Ties { get; init; }

    public required int Rows { get; init; }

    public required int Events { get; init; }

    /// <summary>Logarithms of hazard ratios for one unit; 0 for a covariate of <see cref="IsAliased"/>.</summary>
    public required double[] Coefficients { get; init; }

    /// <summary>Covariates that others determine: left out, without an estimate.</summary>
    public required bool[] IsAliased { get; init; }

    /// <summary>The partial likelihood went flat while the coefficient still moved: it may be infinite, and its standard error says nothing.</summary>
    public required bool[] MayBeInfinite { get; init; }

    /// <summary>Inverse of the information; rows and columns of aliased covariates are 0.</summary>
    public required double[] Covariance { get; init; }

    /// <summary>Of the covariates, by weight; predictors are told with these as zero.</summary>
    public required double[] Means { get; init; }

    public required double LogLikelihoodNull { get; init; }

    public required double LogLikelihood { get; init; }

    /// <summary>The score test of all coefficients at 0.</summary>
    public required double ScoreStatistic { get; init; }

    public required int Iterations { get; init; }

    /// <summary>False where <see cref="CoxOptions.MaxIterations"/> ended the search.</summary>
    public required bool HasConverged { get; init; }

    /// <summary>x'b of each row, covariates less their means.</summary>
    public required double[] LinearPredictors { get; init; }

    public int DegreesOfFreedom => IsAliased.Count(aliased => !aliased);

    public double LikelihoodRatioStatistic => 2 * (LogLikelihood - LogLikelihoodNull);

    public double StandardError(int covariate) => Math.Sqrt(Covariance[(covariate * Names.Count) + covariate]);
}
