using Tabib.Core.Identity;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The sex that the homozygosity of X tells: F near 1 where there is one copy, near 0 where there are two.</summary>
/// <param name="LargestOfFemales">F below it is a female's.</param>
/// <param name="SmallestOfMales">F above it is a male's.</param>
/// <remarks>The limits are PLINK 1.9's. A female of consanguineous parents may have a high F, and a male with hidden pseudo-autosomal variants a low one.</remarks>
public sealed record SexCheck(double LargestOfFemales = 0.2, double SmallestOfMales = 0.8)
{
    /// <returns>Unknown where F lies between the limits or is NaN.</returns>
    public Sex Infer(double f) => f > SmallestOfMales ? Sex.Male : f < LargestOfFemales ? Sex.Female : Sex.Unknown;

    public SexStatus Compare(Sex stated, double f)
    {
        if (double.IsNaN(f)) return SexStatus.NotTold;
        var inferred = Infer(f);
        if (inferred == Sex.Unknown) return SexStatus.Ambiguous;
        if (stated == Sex.Unknown) return SexStatus.NotStated;
        return stated == inferred ? SexStatus.Agrees : SexStatus.Differs;
    }
}
