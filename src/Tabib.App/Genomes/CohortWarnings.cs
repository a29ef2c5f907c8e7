using System.Globalization;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>What a reader of frequencies must know of the cohort.</summary>
internal static class CohortWarnings
{
    public static IReadOnlyList<Problem> Of(GenotypeStore store, CohortSamples samples, long heterozygousHaploid)
    {
        var warnings = new List<Problem>();
        void Warn(string code, FormattableString message, string hint) =>
            warnings.Add(new Problem(code, ProblemSeverity.Warning, message.ToString(CultureInfo.InvariantCulture), new ProblemLocation(store.Prefix), hint));

        var hasSexChromosomes = store.Variants.Chromosomes.Any(IsSexChromosome) && store.Selected.Any(variant => IsSexChromosome(store.Variants.ChromosomeOf(variant)));
        if (heterozygousHaploid > 0) Warn("POP001", $"{heterozygousHaploid:N0} heterozygous calls where a sample has one copy (males on X or Y, mitochondria) were taken as missing.", "Many of them in one sample speak for a wrong sex; at the ends of X for a pseudo-autosomal region that is not marked as XY.");
        if (samples.UnknownSexCount > 0 && hasSexChromosomes) Warn("POP002", $"{samples.UnknownSexCount:N0} samples are of unknown sex: they count with two copies of X and not on Y, nor in the tests of X.", "State the sex in the .psam or .fam.");
        if (samples.Counted.Count == 0) Warn("POP003", $"No sample is a founder: frequencies are NA.", "Use --nonfounders to count samples with known parents.");
        if (store.UnknownSamples.Count > 0) Warn("POP004", $"{store.UnknownSamples.Count:N0} samples of --keep or --remove are not in the set, {store.UnknownSamples[0]} for one.", "Lists hold IIDs, or FIDs and IIDs.");
        return warnings;
    }

    private static bool IsSexChromosome(Chromosome chromosome) => chromosome.Kind is ChromosomeKind.X or ChromosomeKind.Y;
}
