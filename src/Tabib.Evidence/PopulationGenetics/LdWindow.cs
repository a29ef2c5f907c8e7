using Tabib.Core.Genome;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The kept variants of one chromosome that share a window with the one at hand, the oldest first.</summary>
/// <param name="release">Told what leaves.</param>
internal sealed class LdWindow(LdPruningOptions options, VariantTable variants, Action<LdVariant> release)
{
    private readonly List<(int Order, LdVariant Variant)> _live = [];
    private int _chromosome = -1;
    private int _next;

    public int Count => _live.Count;

    public LdVariant this[int index] => _live[index].Variant;

    /// <summary>Makes way for a variant: what shares no window with it leaves.</summary>
    public void MoveTo(int variant)
    {
        if (variants.ChromosomeIndex(variant) != _chromosome)
        {
            _chromosome = variants.ChromosomeIndex(variant);
            _next = 0;
            RemoveFirst(_live.Count);
        }

        var first = FirstOf(_next);
        var gone = 0;
        while (gone < _live.Count && IsBehind(_live[gone], first, variant)) gone++;
        RemoveFirst(gone);
    }

    /// <summary>The variant at hand stays.</summary>
    public void Keep(LdVariant variant) => _live.Add((_next++, variant));

    /// <summary>The variant at hand goes; it has its place in the count of the window all the same.</summary>
    public void Pass(LdVariant variant)
    {
        _next++;
        release(variant);
    }

    /// <summary>Takes out what is marked.</summary>
    public void Remove(HashSet<LdVariant> marked)
    {
        if (marked.Count == 0) return;
        _live.RemoveAll(entry => marked.Contains(entry.Variant));
        foreach (var variant in marked) release(variant);
    }

    /// <summary>Number of the first variant that shares a window with the one of this number: windows begin at multiples of the step.</summary>
    private int FirstOf(int order)
    {
        var beyond = order - options.WindowVariants + 1;
        return beyond <= 0 ? 0 : (beyond + options.StepVariants - 1) / options.StepVariants * options.StepVariants;
    }

    private bool IsBehind((int Order, LdVariant Variant) entry, int first, int variant) => options.WindowBasePairs is { } span
        ? variants.Position(variant) - (long)variants.Position(entry.Variant.Variant) > span
        : entry.Order < first;

    private void RemoveFirst(int count)
    {
        for (var i = 0; i < count; i++) release(_live[i].Variant);
        _live.RemoveRange(0, count);
    }
}
