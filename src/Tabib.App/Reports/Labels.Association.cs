namespace Tabib.App.Reports;

/// <summary>Words of the page of association tests.</summary>
public sealed partial record Labels
{
    public string AssociationBrand { get; init; } = "Tabib association tests";
    public string AssociationIntroduction { get; init; } = "{0} variants, {1} samples.";
    public string AssociationCaution { get; init; } = "Association is no cause: relatedness, ancestry and batches make variants look associated too. A factor of inflation well above 1 says that they may.";
    public string AssociationTitle { get; init; } = "Association with {0}";
    public string BinaryTrait { get; init; } = "binary as {0}: {1} cases, {2} controls";
    public string EffectAllele { get; init; } = "Effect allele";
    public string EffectWord { get; init; } = "Effect";
    public string ExpectedHeight { get; init; } = "-log10 p expected";
    public string FrequencyWord { get; init; } = "Frequency";
    public string GenomeWideLine { get; init; } = "The line is at 5e-8. Points higher than 200 are drawn at the top.";
    public string InflationWord { get; init; } = "Inflation λ";
    public string ManhattanDescription { get; init; } = "{0} tests along {1} chromosomes; the smallest p-value is {2}, at {3}.";
    public string ManhattanTitle { get; init; } = "Along the genome, -log10 p";
    public string NoResultCount { get; init; } = "Without a result";
    public string NoResultRows { get; init; } = "Rows without a result, by reason";
    public string NothingTested { get; init; } = "No variant could be tested.";
    public string ObservedHeight { get; init; } = "-log10 p observed";
    public string PositionWord { get; init; } = "Position";
    public string QqTitle { get; init; } = "Observed and expected p-values";
    public string QuantitativeTrait { get; init; } = "quantitative";
    public string ReasonWord { get; init; } = "Reason";
    public string RowsWord { get; init; } = "Rows";
    public string SmallestP { get; init; } = "Smallest p-values";
    public string StandardErrorWord { get; init; } = "Standard error";
    public string TestedWord { get; init; } = "Tests";
    public string TraitIntroduction { get; init; } = "{0}; model {1}; {2} samples.";
    public string VariantWord { get; init; } = "Variant";
}
