namespace Tabib.Evidence.PopulationGenetics;

/// <summary>What KING-robust is made of: counts over the variants where neither of two samples is missing.</summary>
/// <param name="Variants">Variants called in both.</param>
/// <param name="HetHet">Both heterozygous.</param>
/// <param name="Ibs0">Opposite homozygotes: no allele in common.</param>
/// <param name="Het1">The first heterozygous.</param>
/// <param name="Het2">The second heterozygous.</param>
public readonly record struct KinshipCounts(int Variants, int HetHet, int Ibs0, int Het1, int Het2)
{
    /// <summary>The KING-robust coefficient of kinship: about 0.5 for duplicates, 0.25 for first degree relatives, 0 for strangers of one population.</summary>
    /// <remarks>Manichaikul et al. 2010, doi:10.1093/bioinformatics/btq559, equation 11. Not a number where one of the two has no heterozygous call among the shared variants.</remarks>
    public double Kinship
    {
        get
        {
            var fewer = Math.Min(Het1, Het2);
            // -> 1/2 - (sum of squared differences) / (4 fewer), with integers up to the division.
            return fewer == 0 ? double.NaN : 0.5 - (((double)Het1 + Het2 - (2.0 * HetHet) + (4.0 * Ibs0)) / (4.0 * fewer));
        }
    }
}
