namespace Tabib.Evidence.Prediction.Training;

/// <summary>A model that was fitted, and what to beware of.</summary>
/// <param name="Parameters">Terms that were weighed: for events per parameter.</param>
public sealed record TrainedModel(RiskModel Model, int Parameters, IReadOnlyList<string> Notes);
