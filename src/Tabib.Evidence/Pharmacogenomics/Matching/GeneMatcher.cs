using System.Numerics;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>
/// Finds the pairs of named alleles that a sample's bases allow. A set of alleles is a row of bits; a pair fits where each group of heterozygous positions
/// lets one allele lie on one strand and its partner on the other, so no list of strands is ever made.
/// </summary>
/// <remarks>The rules are those of PharmCAT's NamedAlleleMatcher 3.1 (doi:10.1002/cpt.928).</remarks>
internal sealed class GeneMatcher
{
    private readonly GeneFacts _facts;
    private readonly int _words;
    private readonly AlleleFits _fits;
    private readonly ulong[][] _defined;
    private readonly bool[][] _isAmbiguous;
    private readonly bool[] _hasAmbiguous;

    public GeneMatcher(GeneFacts facts)
        : this(facts, new AlleleFits(facts))
    {
    }

    public GeneMatcher(GeneFacts facts, AlleleFits fits)
    {
        (_facts, _fits, _words) = (facts, fits, fits.Words);
        _defined = [.. facts.Alleles.Select(allele => Bits(facts.Positions.Count, i => allele.Cells[i] is not null))];
        _isAmbiguous = [.. facts.Alleles.Select(allele => allele.Cells.Select(cell => cell is not null && IupacBases.IsAmbiguous(cell)).ToArray())];
        _hasAmbiguous = [.. _isAmbiguous.Select(cells => cells.Contains(true))];
    }

    /// <param name="isTopOnly">Only the pairs of the highest score.</param>
    /// <param name="include">Positions that take part.</param>
    /// <param name="isExcluded">Alleles to leave out; null for none.</param>
    /// <returns>In order of score and names; empty where nothing fits.</returns>
    public List<Diplotype> Match(GeneSample sample, StrandGroups groups, bool isTopOnly, Func<int, bool> include, Func<int, bool>? isExcluded = null)
    {
        var positions = _facts.Positions.Count;
        var present = Bits(positions, position => sample.IsPresent(position) && include(position));
        var candidates = new ulong[_words];
        var scores = new int[_facts.Alleles.Count];
        for (var allele = 0; allele < scores.Length; allele++)
        {
            for (var word = 0; word < present.Length; word++) scores[allele] += BitOperations.PopCount(_defined[allele][word] & present[word]);
            if (scores[allele] > 0 && isExcluded?.Invoke(allele) != true) candidates[allele / 64] |= 1UL << (allele % 64);
        }

        var (halves, haploid) = (0, 0);
        var buffer = new ulong[_words];
        for (var position = 0; position < positions; position++)
        {
            if ((present[position / 64] >> (position % 64) & 1) == 0) continue;
            haploid++;
            if (sample.IsHalf(position)) halves++;
            else if (sample.IsHeterozygous(position)) continue;
            _fits.Keep(candidates, sample, position, sample.First[position] == GeneSample.Missing ? sample.Second[position] : sample.First[position], buffer);
        }

        // One side missing at every position is a haploid sample, where there is one; else nothing can be said.
        if (halves > 0 && (halves < haploid || _facts.Chromosome is not ("X" or "Y" or "MT"))) return [];
        var isHaploid = halves > 0;
        var pairs = new ScoredPairs(isTopOnly);
        if (isHaploid) Haploid(candidates, scores, pairs);
        else Pairs(sample, groups, candidates, scores, present, pairs);
        var found = pairs.ToDiplotypes(NameOf);
        found.Sort(Diplotype.Compare);
        return found;
    }

    /// <summary>The pairs of what fits everywhere; one allele alone is the call.</summary>
    private static void Haploid(ulong[] candidates, int[] scores, ScoredPairs pairs)
    {
        List<int> alleles = [.. Enumerable.Range(0, scores.Length).Where(allele => Has(candidates, allele))];
        if (alleles.Count == 1)
        {
            pairs.Add(alleles[0], ScoredPairs.None, scores[alleles[0]]);
            return;
        }

        for (var i = 0; i < alleles.Count; i++)
        {
            for (var j = i; j < alleles.Count; j++) pairs.Add(alleles[i], alleles[j], scores[alleles[i]] + scores[alleles[j]]);
        }
    }

    private void Pairs(GeneSample sample, StrandGroups groups, ulong[] candidates, int[] scores, ulong[] present, ScoredPairs pairs)
    {
        var count = groups.Groups.Count;
        var (left, right) = (new ulong[count][], new ulong[count][]);
        var buffer = new ulong[_words];
        for (var group = 0; group < count; group++)
        {
            (left[group], right[group]) = ((ulong[])candidates.Clone(), (ulong[])candidates.Clone());
            foreach (var position in groups.Groups[group])
            {
                _fits.Keep(left[group], sample, position, sample.First[position], buffer);
                _fits.Keep(right[group], sample, position, sample.Second[position], buffer);
            }
        }

        var partners = new ulong[_words];
        for (var one = 0; one < scores.Length; one++)
        {
            if (!Has(candidates, one)) continue;
            candidates.CopyTo(partners, 0);
            for (var group = 0; group < count; group++)
            {
                var (isLeft, isRight) = (Has(left[group], one), Has(right[group], one));
                for (var word = 0; word < _words; word++) partners[word] &= (isLeft ? right[group][word] : 0) | (isRight ? left[group][word] : 0);
            }

            for (var word = one / 64; word < _words; word++)
            {
                for (var bits = word == one / 64 ? partners[word] >> (one % 64) << (one % 64) : partners[word]; bits != 0; bits &= bits - 1)
                {
                    var other = (word * 64) + BitOperations.TrailingZeroCount(bits);
                    var score = scores[one] + scores[other];
                    if (pairs.MayTake(score)) pairs.Add(one, other, score - Penalty(sample, groups, left, right, one, other, present));
                }
            }
        }
    }

    /// <summary>One for each ambiguous cell whose base is the reference's, on the orientation of each group that costs least.</summary>
    private int Penalty(GeneSample sample, StrandGroups groups, ulong[][] left, ulong[][] right, int one, int other, ulong[] present)
    {
        if (!_hasAmbiguous[one] && !_hasAmbiguous[other]) return 0;
        var penalty = 0;
        for (var position = 0; position < _facts.Positions.Count; position++)
        {
            if ((present[position / 64] >> (position % 64) & 1) == 0 || sample.First[position] != 0 || sample.Second[position] != 0) continue;
            penalty += (_isAmbiguous[one][position] ? 1 : 0) + (_isAmbiguous[other][position] ? 1 : 0);
        }

        for (var group = 0; group < groups.Groups.Count; group++)
        {
            var (straight, crossed) = (int.MaxValue, int.MaxValue);
            if (Has(left[group], one) && Has(right[group], other)) straight = CostOf(sample, groups.Groups[group], one, other);
            if (Has(right[group], one) && Has(left[group], other)) crossed = CostOf(sample, groups.Groups[group], other, one);
            penalty += Math.Min(straight, crossed);
        }

        return penalty;
    }

    private int CostOf(GeneSample sample, IReadOnlyList<int> group, int onFirst, int onSecond)
    {
        var cost = 0;
        foreach (var position in group) cost += (_isAmbiguous[onFirst][position] && sample.First[position] == 0 ? 1 : 0) + (_isAmbiguous[onSecond][position] && sample.Second[position] == 0 ? 1 : 0);
        return cost;
    }

    private string NameOf(int allele) => _facts.Suballeles.TryGetValue(_facts.Alleles[allele].Name, out var name) ? name : _facts.Alleles[allele].Name;

    private static bool Has(ulong[] set, int allele) => AlleleFits.Has(set, allele);

    private static ulong[] Bits(int count, Func<int, bool> isSet)
    {
        var bits = new ulong[(count + 63) / 64];
        for (var i = 0; i < count; i++)
        {
            if (isSet(i)) bits[i / 64] |= 1UL << (i % 64);
        }

        return bits;
    }
}
