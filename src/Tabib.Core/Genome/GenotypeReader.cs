using Tabib.Core.Kernels;

namespace Tabib.Core.Genome;

/// <summary>Reads the genotypes of single variants from a file; one for each thread.</summary>
public abstract class GenotypeReader : IDisposable
{
    /// <summary>Hard calls, and dosages and phase where the file has them. Always dense: <see cref="GenotypeBuffer.IsSparse"/> is false.</summary>
    /// <param name="allele">Which ALT allele is counted, 1 for the first; copies of other alleles count as none.</param>
    /// <exception cref="Outcomes.ProblemException">The record is damaged.</exception>
    public abstract void Read(int variant, int allele, GenotypeBuffer genotypes);

    /// <summary>As <see cref="Read"/>, but hard calls alone, and as a list of exceptions where the file keeps them so.</summary>
    public virtual void ReadHardCalls(int variant, int allele, GenotypeBuffer genotypes) => Read(variant, allele, genotypes);

    /// <summary>Whether <see cref="Read"/> gives dosages that hard calls do not tell.</summary>
    public virtual bool HasDosages(int variant) => false;

    /// <summary>Counts the hard calls of the first ALT allele over all samples, where that is quicker than reading them.</summary>
    /// <returns>False where they must be read: nothing was counted.</returns>
    /// <exception cref="Outcomes.ProblemException">The record is damaged.</exception>
    public virtual bool TryCount(int variant, out GenotypeCounts counts)
    {
        counts = default;
        return false;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
