namespace Tabib.Core.Genome;

/// <summary>IMPUTE's information score of one variant: 1 less the mean variance of the samples' genotypes, over the variance that the allele frequency would give. Near 1: well imputed; near 0: no more is known than the frequency.</summary>
/// <remarks>Marchini and Howie, Nat Rev Genet 2010;11:499, supplementary S3, doi:10.1038/nrg2796.</remarks>
public struct ImputeInfo
{
    private double _copies;
    private double _variance;

    /// <summary>Samples whose probabilities are known.</summary>
    public int Count { get; private set; }

    /// <summary>1 where all or no copies are of the allele; null without samples.</summary>
    public readonly double? Score
    {
        get
        {
            if (Count == 0) return null;
            var frequency = _copies / (2.0 * Count);
            return frequency is <= 0 or >= 1 ? 1 : 1 - (_variance / (2.0 * Count * frequency * (1 - frequency)));
        }
    }

    /// <param name="one">Probability of one copy.</param>
    /// <param name="two">Probability of two copies.</param>
    public void Add(double one, double two)
    {
        var mean = one + (2 * two);
        _copies += mean;
        _variance += one + (4 * two) - (mean * mean);
        Count++;
    }

    /// <summary>Several samples whose probabilities are whole numbers over one unit: their sums are exact.</summary>
    /// <param name="samples">Number of samples.</param>
    /// <param name="copies">Σ of one + 2 two, in units.</param>
    /// <param name="squares">Σ of one + 4 two, in units.</param>
    /// <param name="squaredCopies">Σ of (one + 2 two)², in squared units.</param>
    /// <param name="unit">What is certain.</param>
    public void Add(int samples, long copies, long squares, long squaredCopies, int unit)
    {
        _copies += (double)copies / unit;
        _variance += ((squares * unit) - squaredCopies) / ((double)unit * unit);
        Count += samples;
    }
}
