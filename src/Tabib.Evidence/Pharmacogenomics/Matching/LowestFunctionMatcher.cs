using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>Calls genes whose variants are judged one by one (DPYD, RYR1): diplotypes where strands are known, else the list of the alleles found.</summary>
/// <remarks>The rules are those of PharmCAT's lowest-function genes 3.1; HapB3: doi:10.1002/cpt.2911 and its table of alleles.</remarks>
internal sealed class LowestFunctionMatcher
{
    private readonly GeneFacts _facts;
    private readonly StrandMatcher _strands;
    private readonly LinkedHaplotype? _linked;

    public LowestFunctionMatcher(GeneFacts facts)
    {
        _facts = facts;
        _linked = facts.Linked is { } linked ? new LinkedHaplotype(facts, linked) : null;
        _strands = new StrandMatcher(facts, new AlleleFits(facts), name => _linked?.Names(name) == true);
    }

    public GeneMatch Match(GeneSample sample, StrandGroups groups)
    {
        var warnings = new List<CallWarning>();
        bool Include(int position) => _linked?.Covers(position) != true;
        var diplotypes = new List<Diplotype>();
        if (groups.IsEffectivelyPhased)
        {
            var (one, other) = Arrangements.Of(sample, groups).First();
            var (left, right) = (_strands.Whole(sample, one, Include), _strands.Whole(sample, other, Include));
            Pair(sample, one, other, [.. left.Select(Plain)], [.. right.Select(Plain)], diplotypes, warnings);
        }

        if (diplotypes.Count == 0 && (groups.IsEffectivelyPhased || groups.HasPhaseSet) && groups.Groups.Count <= Arrangements.LargestGroupCount)
        {
            bool IsPresent(int position) => sample.IsPresent(position) && Include(position);
            foreach (var (one, other) in Arrangements.Of(sample, groups)) Pair(sample, one, other, _strands.Combined(sample, one, IsPresent), _strands.Combined(sample, other, IsPresent), diplotypes, warnings);
        }

        var distinct = warnings.Distinct().ToList();
        if (diplotypes.Count > 0)
        {
            var ordered = diplotypes.DistinctBy(pair => pair.Name).ToList();
            ordered.Sort(Diplotype.Compare);
            return new GeneMatch(ordered, [], groups.IsPhased, groups.IsEffectivelyPhased, [], distinct);
        }

        return new GeneMatch([], List(sample, groups, Include, distinct), groups.IsPhased, groups.IsEffectivelyPhased, [], distinct);
    }

    private StrandName Plain(string name)
    {
        var reference = _facts.Alleles[_facts.ReferenceAllele].Name;
        return new StrandName(name == reference ? [] : [name], [], reference);
    }

    private void Pair(GeneSample sample, byte[] one, byte[] other, List<StrandName> left, List<StrandName> right, List<Diplotype> diplotypes, List<CallWarning> warnings)
    {
        if (_linked is not null)
        {
            left = _linked.AddTo(left, one, sample, warnings);
            right = _linked.AddTo(right, other, sample, warnings);
        }

        foreach (var first in left)
        {
            foreach (var second in right) diplotypes.Add(Diplotype.Of(first.Text, second.Text, 0));
        }
    }

    private List<string> List(GeneSample sample, StrandGroups groups, Func<int, bool> include, List<CallWarning> warnings)
    {
        var found = _strands.Possible(sample, groups, include);
        var linked = _linked?.Counted(sample, warnings) ?? [];
        var reference = _facts.Alleles[_facts.ReferenceAllele].Name;
        // A strand that carries the linked haplotype is no reference.
        var twice = found.Where(entry => entry.OnBoth && (entry.Name != reference || linked.Count == 0)).Select(entry => entry.Name);
        var names = found.Select(entry => entry.Name).Concat(twice).Order(AlleleNameOrder.Instance).ToList();
        if (names.Distinct().Count() + linked.Count > 2) names.RemoveAll(name => name == reference);
        return [.. names, .. linked];
    }
}
