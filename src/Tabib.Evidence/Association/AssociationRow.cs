namespace Tabib.Evidence.Association;

/// <summary>One line of a result: one term of the model of one variant and ALT allele.</summary>
/// <param name="Variant">Index into the variants of the genotype set.</param>
/// <param name="Allele">1 for the first ALT.</param>
/// <param name="Term">Index into the terms of the scan.</param>
/// <param name="Frequency">Of the ALT allele among the samples used; NaN where there are none.</param>
/// <param name="Observations">Samples used.</param>
/// <param name="Effect">A copy of the ALT allele: difference of the trait, or of the log odds.</param>
/// <param name="Statistic">t, z, or of a likelihood-ratio test the square root of chi-squared with the effect's sign.</param>
/// <param name="LogP">Natural logarithm of the two-sided p-value.</param>
/// <param name="LogWaldP">The same of Wald's test, where <paramref name="LogP"/> is of another one; else NaN.</param>
public readonly record struct AssociationRow(
    int Variant, int Allele, int Term, double Frequency, int Observations, double Effect, double StandardError, double Statistic, double LogP, double LogWaldP, AssociationError Error)
{
    /// <summary>The natural logarithm of the p-value of the likelihood-ratio test, where it was asked for beside Wald's, or where <see cref="LogP"/> is of the penalised one; else NaN.</summary>
    public double LogLikelihoodRatioP { get; init; } = double.NaN;

    internal static AssociationRow Failed(int variant, int allele, int term, double frequency, int observations, AssociationError error) =>
        new(variant, allele, term, frequency, observations, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, error);
}
