using Tabib.Core.Genome;
using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>A file of genotypes as an import takes it: samples, columns, and blocks of variants that several threads turn into records.</summary>
/// <typeparam name="TBlock">Variants as they lie in the file.</typeparam>
internal abstract class GenotypeSource<TBlock> : IDisposable
{
    public abstract SampleTable Samples { get; }

    public abstract PvarColumns Columns { get; }

    /// <summary>Lines for the head of the .pvar.</summary>
    public abstract IReadOnlyList<string> Meta { get; }

    /// <summary>From the first to the last variant. Read by one thread at a time.</summary>
    public abstract IEnumerable<TBlock> Blocks();

    /// <summary>What one thread needs.</summary>
    public abstract GenotypeConverter<TBlock> OpenConverter();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
