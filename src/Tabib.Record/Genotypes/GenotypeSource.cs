using Tabib.Core.Genome;
using Tabib.Ingest.Plink;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>A file of genotypes as an import takes it: samples, columns, and blocks of variants that several threads turn into records.</summary>
/// <typeparam name="TBlock">Variants as they lie in the file.</typeparam>
internal abstract class GenotypeSource<TBlock> : IDisposable
{
    /// <summary>All of the file.</summary>
    public abstract SampleTable Samples { get; }

    public abstract PvarColumns Columns { get; }

    /// <summary>Lines for the head of the .pvar.</summary>
    public abstract IReadOnlyList<string> Meta { get; }

    /// <summary>Files that are read; none where they are no files.</summary>
    public abstract IReadOnlyList<string> Files { get; }

    /// <summary>From the first to the last variant. Read by one thread at a time.</summary>
    public abstract IEnumerable<TBlock> Blocks();

    /// <summary>The blocks behind so many, as they are made when all are read.</summary>
    /// <param name="place">Behind those blocks, where the source has places; without it they are read and passed over.</param>
    public virtual IEnumerable<TBlock> BlocksBehind(int blocks, VariantFilePlace? place) => Blocks().Skip(blocks);

    /// <summary>What one thread needs.</summary>
    /// <param name="chosen">Samples that are taken; null for all.</param>
    public abstract GenotypeConverter<TBlock> OpenConverter(SampleSubset? chosen);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
