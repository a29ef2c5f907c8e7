namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Two samples with the same genotypes: one person twice, or identical twins.</summary>
/// <param name="First">Index of a sample, the lower of the two.</param>
/// <param name="Sites">Common variants called in both.</param>
/// <param name="Same">Of them: the same genotype in both.</param>
public readonly record struct DuplicatePair(int First, int Second, int Sites, int Same)
{
    public double Concordance => Same / (double)Sites;
}
