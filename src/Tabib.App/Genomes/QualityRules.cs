using System.Globalization;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.App.Genomes;

/// <summary>The proposed filters in words, with what they would take out.</summary>
internal static class QualityRules
{
    public static QualityFilters OfVariants(QualityThresholds limits, FilterTally tally) => Of(tally,
    [
        (QualityWords.Of(VariantFlags.Missing), Text($"more than {limits.VariantMissing * 100:0.###} % of samples without a call")),
        (QualityWords.Of(VariantFlags.Rare), Text($"rarer allele below {limits.MinorFrequency * 100:0.###} %, or no call")),
        (QualityWords.Of(VariantFlags.HardyWeinberg), Text($"Hardy-Weinberg mid-p below {limits.HardyWeinberg:G3}")),
        (QualityWords.Of(VariantFlags.Mendel), Text($"two or more Mendel errors, and in more than {limits.VariantMendel * 100:0.###} % of trios")),
        (QualityWords.Of(VariantFlags.HeterozygousHaploid), Text($"more than {limits.HeterozygousHaploid * 100:0.###} % of samples with two alleles where they have one copy")),
    ]);

    public static QualityFilters OfSamples(QualityThresholds limits, FilterTally tally) => Of(tally,
    [
        (QualityWords.Of(SampleFlags.Missing), Text($"more than {limits.SampleMissing * 100:0.###} % of variants without a call")),
        (QualityWords.Of(SampleFlags.Heterozygosity), Text($"F more than {limits.HeterozygosityDeviations:0.##} standard deviations from the mean")),
        (QualityWords.Of(SampleFlags.Sex), Text($"X tells another sex than the file (F below {limits.Sex.LargestOfFemales:0.##} female, above {limits.Sex.SmallestOfMales:0.##} male)")),
        (QualityWords.Of(SampleFlags.Duplicate), "the same genotypes as a sample with more calls"),
        (QualityWords.Of(SampleFlags.Mendel), Text($"two or more Mendel errors against both parents, and at more than {limits.SampleMendel * 100:0.###} % of variants")),
    ]);

    private static QualityFilters Of(FilterTally tally, (string Flag, string Rule)[] rules) => new(
        [.. rules.Select((rule, bit) => new QualityFilter(rule.Flag, rule.Rule, tally.TakenBy(1 << bit), tally.TakenOnlyBy(1 << bit)))],
        tally.Total, tally.Kept, tally.MissingRate, tally.MissingRateOfKept);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
