using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>The definitions' places of one chromosome on one build, in their order.</summary>
/// <remarks>Sorted columns in place of hash tables: of the few thousand entries a run looks up hundreds, and tables of value types would be compiled anew in each process.</remarks>
internal sealed class ChromosomeIndex
{
    /// <summary>Bases that an indel may stand right of the leftmost place; longer repeats are not looked for.</summary>
    private const int LongestShift = 1000;

    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly DefinedPlace[] _places;
    private readonly int[] _variantStarts;
    private readonly DefinedVariant[] _variants;
    private readonly ShiftedIndel[] _indels;
    private readonly int[] _indelStarts;
    private readonly int _longest;

    /// <param name="members">Indexes of the genes that lie on it.</param>
    public ChromosomeIndex(IReadOnlyList<GeneFacts> genes, IEnumerable<int> members, bool is37)
    {
        var (starts, ends, places, variants, indels) = (new List<int>(), new List<int>(), new List<DefinedPlace>(), new List<DefinedVariant>(), new List<ShiftedIndel>());
        foreach (var gene in members)
        {
            for (var position = 0; position < genes[gene].Positions.Count; position++)
            {
                var facts = genes[gene].Positions[position];
                if ((is37 ? facts.Grch37 : facts.Grch38) is not { } start) continue;
                var (place, reference) = (new DefinedPlace(gene, position), is37 ? facts.Reference37 : facts.Reference);
                starts.Add(start);
                ends.Add(start + reference.Length);
                places.Add(place);
                for (var code = 0; code <= facts.Alternates.Count; code++)
                {
                    if (facts.Allele(code) == reference) continue;
                    var shortest = AlleleSpelling.Shortest(start, reference, facts.Allele(code));
                    variants.Add(new DefinedVariant(shortest.Start, shortest.Reference, shortest.Alternate, place, (byte)code));
                    if (facts.HasLongAllele && ShiftedIndel.Of(variants[^1], RepeatStretch.EndOf(facts, code) - facts.Grch38 + start) is { } indel) indels.Add(indel);
                }
            }
        }

        var order = Order(starts.Count, i => starts[i]);
        (_starts, _ends, _places) = (new int[order.Length], new int[order.Length], new DefinedPlace[order.Length]);
        for (var i = 0; i < order.Length; i++) (_starts[i], _ends[i], _places[i]) = (starts[order[i]], ends[order[i]], places[order[i]]);
        order = Order(variants.Count, i => variants[i].Start);
        (_variantStarts, _variants) = (new int[order.Length], new DefinedVariant[order.Length]);
        for (var i = 0; i < order.Length; i++) (_variantStarts[i], _variants[i]) = (variants[order[i]].Start, variants[order[i]]);
        order = Order(indels.Count, i => indels[i].Variant.Start);
        (_indels, _indelStarts) = ([.. order.Select(i => indels[i])], [.. order.Select(i => indels[i].Variant.Start)]);
        for (var i = 0; i < _starts.Length; i++) (Last, _longest) = (Math.Max(Last, _ends[i]), Math.Max(_longest, _ends[i] - _starts[i]));
        if (_indels.Length > 0) Last = Math.Max(Last, _indelStarts[^1] + LongestShift);
    }

    /// <summary>1-based place of the first.</summary>
    public int First => _starts.Length == 0 ? int.MaxValue : _starts[0];

    /// <summary>Behind the last base that matters.</summary>
    public int Last { get; }

    public bool TryFind(int start, out DefinedPlace place)
    {
        var index = Behind(_starts, start) - 1;
        var found = index >= 0 && _starts[index] == start;
        place = found ? _places[index] : default;
        return found;
    }

    /// <summary>Whether a defined change begins in a stretch (1-based, both ends in): where none does, no spelling can be of one.</summary>
    public bool HasVariant(int first, int last)
    {
        var index = Behind(_variantStarts, first - 1);
        return index < _variantStarts.Length && _variantStarts[index] <= last;
    }

    /// <summary>Whether an insertion or deletion here might be a defined one that stands further to the left.</summary>
    public bool MayBeShifted(int start)
    {
        var index = Behind(_indelStarts, start - 1) - 1;
        return index >= 0 && start - _indelStarts[index] <= LongestShift;
    }

    /// <summary>Finds a defined change by any spelling that is known to be of it.</summary>
    public bool TryFind(int start, string reference, string alternate, out (DefinedPlace Place, byte Code) found)
    {
        var shortest = AlleleSpelling.Shortest(start, reference, alternate);
        for (var i = Behind(_variantStarts, shortest.Start - 1); i < _variants.Length && _variantStarts[i] == shortest.Start; i++)
        {
            if (_variants[i].Reference != shortest.Reference || _variants[i].Alternate != shortest.Alternate) continue;
            found = (_variants[i].Place, _variants[i].Code);
            return true;
        }

        foreach (var indel in Shifted(shortest.Start, shortest.Reference, shortest.Alternate))
        {
            if (shortest.Start > indel.LastStart || indel.LastStart is null) continue;
            found = (indel.Variant.Place, indel.Variant.Code);
            return true;
        }

        found = default;
        return false;
    }

    /// <summary>Places whose defined insertion or deletion a change may be, though no fact says so.</summary>
    public IEnumerable<DefinedPlace> Doubtful(int start, string reference, string alternate)
    {
        var shortest = AlleleSpelling.Shortest(start, reference, alternate);
        return Shifted(shortest.Start, shortest.Reference, shortest.Alternate).Where(indel => indel.LastStart is not { } last || shortest.Start > last).Select(indel => indel.Variant.Place);
    }

    /// <summary>Places of which a base lies in a stretch (1-based, half-open).</summary>
    public ReadOnlySpan<DefinedPlace> Touching(int start, int end, List<DefinedPlace> buffer)
    {
        buffer.Clear();
        for (var i = Behind(_starts, start - _longest); i < _starts.Length && _starts[i] < end; i++)
        {
            if (_ends[i] > start) buffer.Add(_places[i]);
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(buffer);
    }

    /// <summary>0-based stretches, half-open, that hold all places; near ones are one.</summary>
    public IEnumerable<(long Start, long End)> Spans(int reach)
    {
        (long Start, long End)? open = null;
        for (var i = 0; i < _starts.Length; i++)
        {
            var (start, end) = ((long)Math.Max(0, _starts[i] - 1 - reach), (long)_ends[i] + reach);
            if (open is { } span && start <= span.End)
            {
                open = (span.Start, Math.Max(span.End, end));
            }
            else
            {
                if (open is { } done) yield return done;
                open = (start, end);
            }
        }

        if (open is { } rest) yield return rest;
    }

    /// <summary>Defined insertions and deletions that a change has the bases of, nearest last.</summary>
    private IEnumerable<ShiftedIndel> Shifted(int start, string reference, string alternate)
    {
        if (reference.Length == alternate.Length || Math.Min(reference.Length, alternate.Length) != 1) yield break;
        for (var i = Behind(_indelStarts, start - LongestShift - 1); i < _indels.Length && _indelStarts[i] < start; i++)
        {
            if (_indels[i].MayBe(start, reference, alternate)) yield return _indels[i];
        }
    }

    /// <summary>By key, equal ones as they came.</summary>
    private static int[] Order(int count, Func<int, int> key)
    {
        var keys = new long[count];
        for (var i = 0; i < count; i++) keys[i] = ((long)key(i) << 32) | (uint)i;
        Array.Sort(keys);
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = (int)(uint)keys[i];
        return order;
    }

    /// <summary>Index of the first that is greater.</summary>
    private static int Behind(int[] sorted, int value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
