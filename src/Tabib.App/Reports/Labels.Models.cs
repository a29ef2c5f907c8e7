namespace Tabib.App.Reports;

/// <summary>Words of the page of a model's card.</summary>
public sealed partial record Labels
{
    public string ModelCardBrand { get; init; } = "Tabib model card";
    public string ModelCardTitle { get; init; } = "{0}, version {1}";
    public string ModelCardIntroduction { get; init; } = "{0}; outcome {1} = {2}{3}. Made of {4} rows of {5}, {6} with the outcome. Intervals are 95 %.";
    public string ModelUseWord { get; init; } = "For what and for whom";
    public string IntendedUseWord { get; init; } = "Intended use";
    public string PopulationWord { get; init; } = "Population";
    public string LimitsWord { get; init; } = "Limits";
    public string ContactWord { get; init; } = "Contact";
    public string CardNotStated { get; init; } = "not stated";
    public string PerformanceWord { get; init; } = "How well it does";
    public string JudgedOn { get; init; } = "On people whom it had not seen: {0}.";
    public string NeverJudged { get; init; } = "It was never judged on people whom it had not seen: nothing can be said of how well it does.";
    public string ApparentText { get; init; } = "On the rows that it learnt from, which is too good:";
    public string ModelInputsWord { get; init; } = "What it needs";
    public string InputWord { get; init; } = "Input";
    public string RangeWord { get; init; } = "In training";
    public string InputMissingWord { get; init; } = "Missing there";
    public string MayBeMissingText { get; init; } = "{0} rows; taken for {1}";
    public string MayBeMissingKept { get; init; } = "{0} rows; goes its own way in the trees";
    public string NeverMissingText { get; init; } = "never: without it there is no prediction";
    public string CardGapsWord { get; init; } = "What is lacking";
    public string WarningsWord { get; init; } = "To beware of";
    public string ModelOfCard { get; init; } = "The card is of the model with SHA-256 {0}, trained on data with SHA-256 {1}.";
}
