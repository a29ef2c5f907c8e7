using Tabib.Core.Genome;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The kept variants of one chromosome that share a window with the one at hand, the oldest first.</summary>
/// <param name="release">Told what leaves.</param>
internal sealed class LdWindow(LdPruningOptions options, VariantTable variants, Action<LdVariant> release)
{
    private readonly List<int> _orders = [];
    private int _chromosome = -1;
    private int _next;

    public LdColumns Live { get; } = new();

    /// <summary>Makes way for a variant: what shares no window with it leaves.</summary>
    public void MoveTo(int variant)
    {
        if (variants.ChromosomeIndex(variant) != _chromosome)
        {
            _chromosome = variants.ChromosomeIndex(variant);
            _next = 0;
            RemoveFirst(Live.Count);
        }

        var first = FirstOf(_next);
        var gone = 0;
        while (gone < Live.Count && IsBehind(gone, first, variant)) gone++;
        RemoveFirst(gone);
    }

    /// <summary>The variant at hand stays.</summary>
    public void Keep(LdVariant variant)
    {
        Live.Add(variant);
        _orders.Add(_next++);
    }

    /// <summary>The variant at hand goes; it has its place in the count of the window all the same.</summary>
    public void Pass(LdVariant variant)
    {
        _next++;
        release(variant);
    }

    public void RemoveAt(int index)
    {
        release(Live[index]);
        Live.RemoveRange(index, 1);
        _orders.RemoveAt(index);
    }

    /// <summary>Number of the first variant that shares a window with the one of this number: windows begin at multiples of the step.</summary>
    private int FirstOf(int order)
    {
        var beyond = order - options.WindowVariants + 1;
        return beyond <= 0 ? 0 : (beyond + options.StepVariants - 1) / options.StepVariants * options.StepVariants;
    }

    private bool IsBehind(int index, int first, int variant) => options.WindowBasePairs is { } span
        ? variants.Position(variant) - (long)variants.Position(Live[index].Variant) > span
        : _orders[index] < first;

    private void RemoveFirst(int count)
    {
        for (var i = 0; i < count; i++) release(Live[i]);
        Live.RemoveRange(0, count);
        _orders.RemoveRange(0, count);
    }
}
