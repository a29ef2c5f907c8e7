using System.Collections.Concurrent;
using Tabib.Core.Genome;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The readers that the threads of one piece of work have opened; used again where the work is done in turns.</summary>
internal sealed class GenotypeReaders(GenotypeStore store) : IDisposable
{
    private readonly ConcurrentBag<GenotypeReader> _free = [];
    private readonly ConcurrentBag<GenotypeReader> _taken = [];

    /// <summary>For one thread, until <see cref="GiveBack"/>.</summary>
    public GenotypeReader Open()
    {
        if (!_free.TryTake(out var reader)) reader = store.OpenReader();
        _taken.Add(reader);
        return reader;
    }

    /// <summary>A turn is over: no thread reads any more.</summary>
    public void GiveBack()
    {
        while (_taken.TryTake(out var reader)) _free.Add(reader);
    }

    public void Dispose()
    {
        GiveBack();
        while (_free.TryTake(out var reader)) reader.Dispose();
    }
}
