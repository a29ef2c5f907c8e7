namespace Tabib.Evidence.Explanation;

/// <summary>What a contribution is: the methods answer different questions, and are never mixed.</summary>
public enum ContributionMethod
{
    /// <summary>Shapley values of trees; a feature that is not known follows the training data down the branches, by cover.</summary>
    PathDependent,

    /// <summary>Shapley values of trees; a feature that is not known has the values of background rows.</summary>
    Interventional,

    /// <summary>Of a linear predictor: coefficient times the distance from the mean.</summary>
    Linear,
}
