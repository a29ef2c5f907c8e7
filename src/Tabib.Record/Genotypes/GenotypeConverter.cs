namespace Tabib.Record.Genotypes;

/// <summary>Turns blocks of a source into records, for one thread.</summary>
internal abstract class GenotypeConverter<TBlock> : IDisposable
{
    /// <param name="target">Empty.</param>
    public abstract void Convert(TBlock block, EncodedVariants target);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
