namespace Tabib.Evidence.PopulationGenetics;

/// <summary>How often a call is homozygous under Hardy-Weinberg equilibrium, and how far a sample is from it.</summary>
public static class Homozygosity
{
    /// <summary>Expected share of homozygous calls among samples with two copies.</summary>
    /// <param name="frequency">Of the allele, neither 0 nor 1.</param>
    /// <param name="alleles">Called alleles behind the frequency: with few of them 2pq is too small an estimate (M. Nei, Genetics 1978).</param>
    public static double Expected(double frequency, int alleles) => 1 - (2 * frequency * (1 - frequency) * alleles / (alleles - 1));

    /// <summary>Expected share on X, for the check of sex: without the correction, as PLINK 1.9 has it.</summary>
    public static double ExpectedOnX(double frequency) => 1 - (2 * frequency * (1 - frequency));

    /// <summary>Inbreeding coefficient F = (O - E)/(N - E); NaN where nothing is called or all is expected homozygous.</summary>
    /// <param name="observed">Homozygous calls.</param>
    /// <param name="expected">Expected number of them.</param>
    /// <param name="called">Calls.</param>
    public static double Inbreeding(double observed, double expected, double called) => called > expected ? (observed - expected) / (called - expected) : double.NaN;
}
