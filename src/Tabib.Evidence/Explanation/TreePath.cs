namespace Tabib.Evidence.Explanation;

/// <summary>A leaf and the distinct features on its path, in <see cref="TreePaths.Factors"/>.</summary>
/// <param name="Value">What the leaf adds to the margin.</param>
internal readonly record struct TreePath(double Value, int FirstFactor, int Factors);
