namespace Tabib.Evidence.Explanation;

/// <summary>One distinct feature on the path to a leaf: all its splits there together.</summary>
/// <param name="Slot">The feature, by its number within the tree.</param>
/// <param name="Zero">Share of the training data that these splits let through, where the feature is not known: the product of cover ratios.</param>
/// <param name="FirstEdge">Of the splits, in <see cref="TreePaths.Edges"/>.</param>
internal readonly record struct PathFactor(int Slot, double Zero, int FirstEdge, int Edges);
