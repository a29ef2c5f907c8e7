namespace Tabib.Evidence.PopulationGenetics;

/// <summary>How often a call is homozygous under Hardy-Weinberg equilibrium, and how far a sample is from it.</summary>
public static class Homozygosity
{
    /// <summary>Expected share of homozygous calls among samples with two copies: 1 - 2pq, as PLINK has it by default.</summary>
    /// <remarks>With few samples 2pq is too small an estimate by 1 in 2n (M. Nei, Genetics 1978), and F of everyone a little too large.</remarks>
    /// <param name="frequency">Of the allele.</param>
    public static double Expected(double frequency) => 1 - (2 * frequency * (1 - frequency));

    /// <summary>Inbreeding coefficient F = (O - E)/(N - E); NaN where nothing is called or all is expected homozygous.</summary>
    /// <param name="observed">Homozygous calls.</param>
    /// <param name="expected">Expected number of them.</param>
    /// <param name="called">Calls.</param>
    public static double Inbreeding(double observed, double expected, double called) => called > expected ? (observed - expected) / (called - expected) : double.NaN;
}
