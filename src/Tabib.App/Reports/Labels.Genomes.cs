namespace Tabib.App.Reports;

/// <summary>Words of the pages about genotypes.</summary>
public sealed partial record Labels
{
    public string Across { get; init; } = "Across: {0}.";
    public string AcrossAndUp { get; init; } = "Across: {0}; up: {1}.";
    public string AndMoreSamples { get; init; } = "and {0} more; all are in samples.tsv";
    public string AtLeastValue { get; init; } = "at least {0}";
    public string Concordance { get; init; } = "Same genotype";
    public string Duplicates { get; init; } = "Duplicates";
    public string DuplicatesNotTold { get; init; } = "Fewer than 100 common autosomal variants: duplicates cannot be found.";
    public string EffectOfFilters { get; init; } = "Together they would take out {0} of {1} and leave {2}. Missing calls: {3} before, {4} of what is left.";
    public string ExpectedCount { get; init; } = "Expected";
    public string ExpectedMinusLog { get; init; } = "expected −log10 p";
    public string Flag { get; init; } = "Flag";
    public string Flags { get; init; } = "Flags";
    public string FlaggedSamples { get; init; } = "Samples to look at";
    public string FlaggedVariants { get; init; } = "proposed to be left out";
    public string HardyWeinberg { get; init; } = "Hardy-Weinberg equilibrium";
    public string HistogramText { get; init; } = "{0} {1} by {2}.";
    public string HowToFilter { get; init; } = "Nothing was left out. To work without what is proposed here, give other commands";
    public string Inbreeding { get; init; } = "Inbreeding coefficient F and missing calls";
    public string InbreedingValue { get; init; } = "F of the autosomes";
    public string InbreedingOfX { get; init; } = "F of X by stated sex";
    public string InbreedingOfXValue { get; init; } = "F of X";
    public string LimitsAt { get; init; } = "Limits: {0}.";
    public string LoweredCalls { get; init; } = "share of missing calls";
    public string MendelErrors { get; init; } = "Mendel errors";
    public string MinorFrequency { get; init; } = "frequency of the rarer allele";
    public string MinorFrequencies { get; init; } = "How common the rarer allele is";
    public string MissingCalls { get; init; } = "Missing calls";
    public string MissingOfSamples { get; init; } = "Missing calls of samples";
    public string MissingOfVariants { get; init; } = "Missing calls of variants";
    public string NoDuplicates { get; init; } = "No two samples have the same genotypes.";
    public string NoFlaggedSamples { get; init; } = "No sample is proposed to be left out.";
    public string NotStated { get; init; } = "not stated";
    public string ObservedCount { get; init; } = "Seen";
    public string ObservedMinusLog { get; init; } = "seen −log10 p";
    public string OnlyThis { get; init; } = "By it alone";
    public string OtherSamples { get; init; } = "others";
    public string PointsText { get; init; } = "{0} points; across {1}, up {2}.";
    public string ProbabilityBelow { get; init; } = "Mid-p below";
    public string ProposedFilters { get; init; } = "Proposed filters";
    public string QualityBrand { get; init; } = "Tabib genotype quality";
    public string QualityIntroduction { get; init; } = "{0} samples, {1} variants; frequencies and tests are of {2} founders.";
    public string QualityNote { get; init; } = "Research use. A proposal is a limit in common use, not a verdict: look at the distributions before you follow it. Frequencies and tests of a cohort of several ancestries are off in ways that are no errors.";
    public string QualityTitle { get; init; } = "Quality of {0}";
    public string Removes { get; init; } = "Takes out";
    public string Rule { get; init; } = "Rule";
    public string Sample { get; init; } = "Sample";
    public string SamplesWord { get; init; } = "Samples";
    public string SexFromX { get; init; } = "X tells";
    public string SexMismatches { get; init; } = "Another sex";
    public string Sites { get; init; } = "Variants compared";
    public string StatedSex { get; init; } = "Stated";
    public string VariantsWord { get; init; } = "Variants";
    public string WithoutWord { get; init; } = "without";
}
