namespace Tabib.Evidence.Pharmacogenomics.Frequencies;

/// <summary>How probable each pair of alleles is that a sample's data allow, by how common alleles are in a group of people. It says nothing that the data say and changes no call.</summary>
/// <param name="Population">The group.</param>
/// <param name="Pairs">Every pair that fits the data, listed in the call or not, with its probability, the most probable first; they add to 1. Empty where nothing can be said.</param>
/// <param name="Reason">Why nothing can be said; null where it can.</param>
/// <param name="Source">Of the frequencies; null where there are none.</param>
public sealed record GenePosterior(string Population, IReadOnlyList<PairProbability> Pairs, string? Reason, string? Source)
{
    /// <returns>Null where nothing can be said of the pair.</returns>
    public double? Of(string diplotype) => Pairs.FirstOrDefault(pair => pair.Name == diplotype)?.Probability;
}
