namespace Tabib.Evidence.Prediction;

/// <summary>What a prediction may do about inputs that are not as they were in training.</summary>
public sealed record PredictOptions
{
    /// <summary>A missing input gets its frozen value though training never missed it: for validation on data from elsewhere, not for a patient.</summary>
    public bool ImputesAll { get; init; }

    /// <summary>Numbers far outside the training range are used as they are.</summary>
    public bool AcceptsImplausible { get; init; }
}
