namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Linkage disequilibrium of two variants' counted alleles on one haplotype.</summary>
/// <param name="SquaredCorrelation">Not a number where one of the two does not vary.</param>
/// <param name="DPrime">The deviation from linkage equilibrium over the largest that the frequencies allow, -1 to 1; negative where the counted alleles avoid each other (Lewontin 1964, doi:10.1093/genetics/49.1.49).</param>
internal readonly record struct HaplotypeDisequilibrium(double SquaredCorrelation, double DPrime)
{
    /// <param name="both">Frequency of haplotypes with both counted alleles.</param>
    /// <param name="p">Frequency of the first one.</param>
    /// <param name="q">Frequency of the second one.</param>
    public static HaplotypeDisequilibrium Of(double both, double p, double q)
    {
        var disequilibrium = both - (p * q);
        var variance = p * (1 - p) * q * (1 - q);
        if (!(variance > 0)) return new HaplotypeDisequilibrium(double.NaN, double.NaN);
        var largest = disequilibrium < 0 ? Math.Min(p * q, (1 - p) * (1 - q)) : Math.Min(p * (1 - q), (1 - p) * q);
        return new HaplotypeDisequilibrium(disequilibrium * disequilibrium / variance, Math.Clamp(disequilibrium / largest, -1, 1));
    }
}
