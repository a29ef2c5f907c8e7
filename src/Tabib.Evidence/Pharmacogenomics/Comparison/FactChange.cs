namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>One fact that two releases do not share.</summary>
/// <param name="Name">Of the allele, position, pair of functions, score or setting.</param>
/// <param name="Before">Null where it is new.</param>
/// <param name="After">Null where it is gone.</param>
public sealed record FactChange(string Name, string? Before, string? After);
