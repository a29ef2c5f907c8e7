namespace Tabib.Core.Trees;

/// <summary>From the margin, which explanations speak of, to what the model predicts.</summary>
public enum TreeLink
{
    /// <summary>The margin is the prediction.</summary>
    Identity,

    /// <summary>1/(1+exp(-margin)): a probability.</summary>
    Logistic,

    /// <summary>exp(margin): a rate, or a hazard relative to the average.</summary>
    Exponential,
}
