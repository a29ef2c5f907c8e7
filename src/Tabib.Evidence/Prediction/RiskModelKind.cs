namespace Tabib.Evidence.Prediction;

/// <summary>How a model was fitted, and so what its numbers are.</summary>
public enum RiskModelKind
{
    /// <summary>Logistic regression: the chance of an outcome.</summary>
    Logistic,

    /// <summary>Logistic regression whose coefficients are held small by lasso and ridge.</summary>
    ElasticNet,

    /// <summary>Boosted trees of a logistic loss.</summary>
    Gbdt,

    /// <summary>Cox's model: the chance of an event by the horizon.</summary>
    Cox,

    /// <summary>Cox's model whose coefficients are held small.</summary>
    CoxElasticNet,

    /// <summary>Fine and Gray's model: the incidence of one of several events by the horizon.</summary>
    FineGray,
}
