using System.Collections.Concurrent;
using Tabib.Core.Genome;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The readers that the threads of one piece of work have opened.</summary>
internal sealed class GenotypeReaders(GenotypeStore store) : IDisposable
{
    private readonly ConcurrentBag<GenotypeReader> _open = [];

    /// <summary>For one thread.</summary>
    public GenotypeReader Open()
    {
        var reader = store.OpenReader();
        _open.Add(reader);
        return reader;
    }

    public void Dispose()
    {
        foreach (var reader in _open) reader.Dispose();
    }
}
