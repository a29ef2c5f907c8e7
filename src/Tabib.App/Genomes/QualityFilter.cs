namespace Tabib.App.Genomes;

/// <param name="Flag">As the tables write it.</param>
/// <param name="Rule">In words.</param>
/// <param name="Removes">What it takes out.</param>
/// <param name="RemovesAlone">What it takes out and no other filter does.</param>
public sealed record QualityFilter(string Flag, string Rule, long Removes, long RemovesAlone);
