namespace Tabib.Evidence.PopulationGenetics;

/// <summary>How principal components are found.</summary>
public enum PcaMethod
{
    /// <summary>Exact up to 8,000 samples, randomised above.</summary>
    Automatic,

    /// <summary>From the matrix of relationships of all pairs of samples, each divided by the number of variants called in both.</summary>
    Exact,

    /// <summary>From products of the genotypes with random vectors, without that matrix; missing genotypes count as the mean.</summary>
    Randomised,
}
