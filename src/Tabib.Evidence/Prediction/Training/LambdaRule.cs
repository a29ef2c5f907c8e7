namespace Tabib.Evidence.Prediction.Training;

/// <summary>Which penalty of a path is taken.</summary>
public enum LambdaRule
{
    /// <summary>The one with the smallest loss on rows that the fit had not seen.</summary>
    Min,

    /// <summary>The largest whose loss is within one standard error of the smallest: fewer features.</summary>
    OneStandardError,
}
