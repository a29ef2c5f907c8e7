namespace Tabib.Evidence.Explanation;

/// <summary>How far a model's score falls when an input's values are dealt out anew among people.</summary>
/// <param name="Fall">Mean over repeats; around 0 where the model does without the input.</param>
/// <param name="Least">Of the repeats.</param>
/// <param name="Most">Of the repeats.</param>
public sealed record FeatureImportance(string Feature, double Fall, double Least, double Most);
