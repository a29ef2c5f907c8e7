namespace Tabib.Evidence.Prediction;

/// <summary>What the values of an input are.</summary>
public enum FeatureKind
{
    Number,

    /// <summary>One of the levels that were there in training.</summary>
    Category,
}
