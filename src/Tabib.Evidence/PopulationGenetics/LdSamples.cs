using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Which samples a correlation is over, as planes of one bit a sample: founders, and the males among all.</summary>
internal sealed class LdSamples
{
    public LdSamples(CohortSamples samples)
    {
        Count = samples.Count;
        Counted = PlaneOf(samples.Counted);
        Males = PlaneOf(samples.Males);
    }

    public int Count { get; }

    public ulong[] Counted { get; }

    public ulong[] Males { get; }

    /// <summary>Who can have a genotype: on Y males alone.</summary>
    public ulong AllowedWord(int word, ChromosomeKind kind) => kind == ChromosomeKind.Y ? Counted[word] & Males[word] : Counted[word];

    /// <summary>Whose heterozygous calls count: on X not those of males, on Y and in mitochondria nobody's.</summary>
    public ulong DiploidWord(int word, ChromosomeKind kind) => kind switch
    {
        ChromosomeKind.X => ~Males[word],
        ChromosomeKind.Y or ChromosomeKind.Mitochondrial => 0,
        _ => ulong.MaxValue,
    };

    /// <summary>Who has one copy; empty where all have two.</summary>
    public ulong[] Haploid(ChromosomeKind kind) => kind switch
    {
        ChromosomeKind.X => Males,
        ChromosomeKind.Y or ChromosomeKind.Mitochondrial => Counted,
        _ => [],
    };

    private ulong[] PlaneOf(SampleMask mask)
    {
        var plane = new ulong[GenotypePlanes.PlaneWords(Count)];
        for (var i = 0; i < Count; i++)
            if (mask.Contains(i)) plane[i / 64] |= 1UL << (i % 64);
        return plane;
    }
}
