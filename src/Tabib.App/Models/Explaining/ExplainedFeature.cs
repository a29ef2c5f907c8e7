using Tabib.Evidence.Explanation;

namespace Tabib.App.Models.Explaining;

/// <summary>What an input does over all people.</summary>
/// <param name="MeanAbsolute">Mean size of its contributions.</param>
/// <param name="Least">The smallest contribution.</param>
/// <param name="Most">The largest contribution.</param>
/// <param name="Importance">Null where it cannot be told.</param>
public sealed record ExplainedFeature(string Name, double MeanAbsolute, double Least, double Most, FeatureImportance? Importance);
