namespace Tabib.Evidence.Prediction.Training;

/// <summary>What a fit says of each term of a design.</summary>
/// <param name="Coefficients">One a term; null in trees.</param>
/// <param name="StandardErrors">One a term, null where there is none.</param>
/// <param name="LeftOut">One a term: why it has no estimate.</param>
/// <param name="Baseline">With times: of a row whose terms are at the means of the design.</param>
/// <param name="Trees">The text of a LightGBM model.</param>
internal sealed record FittedTerms(
    double Intercept, double[]? Coefficients, double?[] StandardErrors, string?[] LeftOut, ModelBaseline? Baseline, string? Trees, IReadOnlyDictionary<string, double> Settings, IReadOnlyList<string> Notes)
{
    public const string Constant = "constant";

    public const string Aliased = "other terms determine it";
}
