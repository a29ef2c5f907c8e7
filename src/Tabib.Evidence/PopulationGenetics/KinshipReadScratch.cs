using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>What one thread needs to read a group of 64 variants.</summary>
internal sealed class KinshipReadScratch(int sampleCount)
{
    public ulong[] Het { get; } = new ulong[64 * GenotypePlanes.PlaneWords(sampleCount)];

    public ulong[] Rare { get; } = new ulong[64 * GenotypePlanes.PlaneWords(sampleCount)];

    public ulong[] Missing { get; } = new ulong[64 * GenotypePlanes.PlaneWords(sampleCount)];

    public ulong[] Common { get; } = new ulong[GenotypePlanes.PlaneWords(sampleCount)];

    public ulong[] Square { get; } = new ulong[64];
}
