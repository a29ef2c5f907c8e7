using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Evidence.Pharmacogenomics.Frequencies;

/// <summary>Weighs the pairs of alleles that a sample's data allow by Hardy-Weinberg proportions: 2 p q for two alleles, p² for one twice.</summary>
internal static class DiplotypePosterior
{
    /// <param name="fitting">All pairs that fit, of whatever score.</param>
    /// <returns>Null where one pair alone fits: there is nothing to weigh.</returns>
    public static GenePosterior? Of(GeneFacts facts, IReadOnlyList<Diplotype> fitting, PopulationFrequencies population)
    {
        if (fitting.Count < 2) return null;
        var frequencies = population.Genes.GetValueOrDefault(facts.Gene);
        GenePosterior Nothing(string reason) => new(population.Population, [], reason, frequencies?.Citation.ToString());
        if (frequencies is null) return Nothing($"there are no allele frequencies of {facts.Gene} for this group");
        if (facts.Chromosome is "X" or "MT" || fitting.Any(pair => pair.Second is null)) return Nothing($"Hardy-Weinberg proportions do not hold for {facts.Gene}, which not all people have twice");
        // Without its frequency an allele's pairs have no weight, and all other weights would be too large.
        var unknown = fitting.SelectMany(pair => pair.Alleles).Distinct(StringComparer.Ordinal).Where(allele => !frequencies.Alleles.ContainsKey(allele)).Order(AlleleNameOrder.Instance).ToList();
        if (unknown.Count > 0) return Nothing($"how common {unknown[0]} is in this group is not known{(unknown.Count == 1 ? "" : $", nor {unknown.Count - 1} other alleles that would fit")}");
        double Weight(Diplotype pair) => frequencies.Alleles[pair.First] * frequencies.Alleles[pair.Second!] * (pair.First == pair.Second ? 1 : 2);
        var total = fitting.Sum(Weight);
        var pairs = fitting.Select(pair => new PairProbability(pair.Name, Weight(pair) / total)).OrderByDescending(pair => pair.Probability).ThenBy(pair => pair.Name, StringComparer.Ordinal);
        return new GenePosterior(population.Population, [.. pairs], null, frequencies.Citation.ToString());
    }
}
