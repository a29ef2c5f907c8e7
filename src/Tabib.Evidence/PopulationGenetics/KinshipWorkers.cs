using System.Collections.Concurrent;
using Tabib.Core.Genome;
using Tabib.Record.Genotypes;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>What the threads of a count of pairs work with: made once, used for each block and each band, so that memory stays what was planned.</summary>
internal sealed class KinshipWorkers(GenotypeStore store) : IDisposable
{
    private readonly ConcurrentBag<Worker> _free = [];
    private readonly ConcurrentBag<Worker> _taken = [];

    /// <summary>For one thread, until <see cref="GiveBack"/>.</summary>
    public Worker Take()
    {
        if (!_free.TryTake(out var worker)) worker = new Worker(store.OpenReader(), store.Samples.Count);
        _taken.Add(worker);
        return worker;
    }

    /// <summary>No thread works any more.</summary>
    public void GiveBack()
    {
        while (_taken.TryTake(out var worker)) _free.Add(worker);
    }

    public void Dispose()
    {
        GiveBack();
        while (_free.TryTake(out var worker)) worker.Reader.Dispose();
    }

    internal sealed class Worker(GenotypeReader reader, int sampleCount)
    {
        public GenotypeReader Reader => reader;

        public GenotypeBuffer Genotypes { get; } = new(sampleCount);

        public KinshipReadScratch Scratch { get; } = new(sampleCount);

        public KinshipTileCounter Counter { get; } = new();
    }
}
