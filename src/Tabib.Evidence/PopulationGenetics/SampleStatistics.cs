using Tabib.Core.Identity;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>What the variants tell of one sample.</summary>
/// <param name="Missing">Variants without a call, heterozygous calls of one copy among them.</param>
/// <param name="Variants">Variants of the chromosomes that the sample has: Y counts in males alone.</param>
/// <param name="Homozygous">Homozygous calls at polymorphic autosomal variants of two alleles.</param>
/// <param name="ExpectedHomozygous">Expected number of them.</param>
/// <param name="Called">Calls at those variants.</param>
/// <param name="Inbreeding">F of the autosomes; NaN where there are no calls.</param>
/// <param name="InbreedingOfX">F of X; NaN where there are no calls.</param>
/// <param name="CalledOnX">Calls at polymorphic variants of X.</param>
/// <param name="CalledOnY">Calls on Y; many in a female are a sign, too.</param>
/// <param name="VariantsOnY">Variants of Y.</param>
/// <param name="MendelErrors">That implicate the sample, as child or parent.</param>
/// <param name="MendelErrorsAsChild">Of the sample's own trio.</param>
/// <param name="CheckedAsChild">Variants at which the sample's trio could be checked; 0 where the parents are not in the set.</param>
public sealed record SampleStatistics(
    int Sample,
    long Missing,
    long Variants,
    long Homozygous,
    double ExpectedHomozygous,
    long Called,
    double Inbreeding,
    double InbreedingOfX,
    long CalledOnX,
    long CalledOnY,
    long VariantsOnY,
    Sex InferredSex,
    SexStatus SexStatus,
    long MendelErrors,
    long MendelErrorsAsChild,
    long CheckedAsChild)
{
    /// <summary>NaN where there are no variants.</summary>
    public double MissingRate => Missing / (double)Variants;
}
