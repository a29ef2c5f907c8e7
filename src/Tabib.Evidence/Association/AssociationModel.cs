namespace Tabib.Evidence.Association;

/// <summary>Which model relates a trait to the genotype of one variant.</summary>
public enum AssociationModel
{
    /// <summary>Linear for quantitative traits; for binary ones <see cref="Spa"/>.</summary>
    Auto,

    /// <summary>Least squares, t test.</summary>
    Linear,

    /// <summary>Maximum likelihood, Wald's test.</summary>
    Logistic,

    /// <summary>Firth's penalised likelihood, likelihood-ratio test.</summary>
    Firth,

    /// <summary>Score test; its tail by saddlepoint approximation where |z| is above 2, by Firth's likelihood-ratio test where there is no saddlepoint.</summary>
    Spa,
}
