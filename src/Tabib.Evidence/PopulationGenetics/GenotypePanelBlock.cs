using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Some variants as standardised numbers in panels of 48 samples, as <see cref="GenotypePanels"/> takes them.</summary>
internal sealed class GenotypePanelBlock
{
    private readonly AlignedSingles _panels;

    /// <param name="capacity">Variants it holds; rounded up to whole groups of six.</param>
    public GenotypePanelBlock(int sampleCount, int capacity)
    {
        SampleCount = sampleCount;
        Capacity = (capacity + GenotypePanels.InnerVariants - 1) / GenotypePanels.InnerVariants * GenotypePanels.InnerVariants;
        PanelCount = GenotypePanels.PanelCount(sampleCount);

        // One line more from panel to panel, so that they do not fall into the same sets of the cache.
        PanelStride = (Capacity * GenotypePanels.Width) + 16;
        _panels = new AlignedSingles(PanelCount * PanelStride);
    }

    public int SampleCount { get; }

    public int Capacity { get; }

    public int PanelCount { get; }

    /// <summary>Numbers from one panel to the next.</summary>
    public int PanelStride { get; }

    /// <summary>From a variant's row in a panel on.</summary>
    public Span<float> From(int panel, int variant) => _panels.Span[((panel * PanelStride) + (variant * GenotypePanels.Width))..];

    public void Set(int place, GenotypeBuffer genotypes, ReadOnlySpan<float> values)
    {
        genotypes.Densify();
        GenotypePanels.Expand(genotypes.Packed, SampleCount, values, From(0, place), PanelStride);
    }

    public void Clear(int place)
    {
        for (var panel = 0; panel < PanelCount; panel++) From(panel, place)[..GenotypePanels.Width].Clear();
    }

    public static int LargestCapacity(int sampleCount, int wanted, long bytes) =>
        (int)Math.Clamp(bytes / ((long)GenotypePanels.PanelCount(sampleCount) * GenotypePanels.Width * sizeof(float)), GenotypePanels.InnerVariants, wanted);
}
