using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>Calls one gene of one sample: which rules apply, and what stands in the way.</summary>
internal sealed class GeneCaller
{
    private readonly GeneMatcher? _matcher;
    private readonly Lazy<StrandMatcher>? _strands;
    private readonly LowestFunctionMatcher? _lowest;
    private readonly int[] _required;

    public GeneCaller(GeneFacts facts)
    {
        Facts = facts;
        _required = [.. facts.RequiredPositions.Select(place => facts.Positions.TakeWhile(position => position.Grch38 != place).Count())];
        if (facts.Calling == CallingMethod.LowestFunction)
        {
            _lowest = new LowestFunctionMatcher(facts);
            return;
        }

        var fits = new AlleleFits(facts);
        _matcher = new GeneMatcher(facts, fits);
        // Names that stand for several alleles already are no part of a combination.
        _strands = new Lazy<StrandMatcher>(() => new StrandMatcher(facts, fits, name => facts.Gene == "UGT1A1" && name.Contains('+', StringComparison.Ordinal)));
    }

    public GeneFacts Facts { get; }

    /// <param name="isTopOnly">Only the diplotypes of the highest score.</param>
    /// <param name="combines">Look for combinations and partial alleles where no diplotype fits.</param>
    public GeneMatch Call(GeneSample sample, bool isTopOnly, bool combines)
    {
        var groups = new StrandGroups(sample, static _ => true);
        GeneMatch None(params CallWarning[] warnings) => new([], [], groups.IsPhased, groups.IsEffectivelyPhased, [], warnings);
        foreach (var position in _required)
        {
            if (!sample.IsPresent(position)) return None(new CallWarning("PGX102", $"{Facts.Gene} is not called without {Facts.Positions[position].Name(Facts.Chromosome)}, which is missing."));
        }

        if (_lowest is not null) return _lowest.Match(sample, groups);
        var keepsAll = Facts.Priorities.Count > 0 && !groups.IsEffectivelyPhased;
        var found = _matcher!.Match(sample, groups, isTopOnly && !keepsAll, static _ => true);
        if (found.Count == 0) return combines ? Combined(sample, groups) : None();
        var distinct = found.DistinctBy(pair => pair.Name).ToList();
        if (keepsAll)
        {
            var names = distinct.Select(pair => pair.Name).ToHashSet(StringComparer.Ordinal);
            if (Facts.Priorities.FirstOrDefault(priority => priority.Candidates.All(names.Contains)) is { } chosen)
            {
                return new GeneMatch(distinct.FindAll(pair => pair.Name == chosen.Pick), [], groups.IsPhased, groups.IsEffectivelyPhased, distinct.FindAll(pair => pair.Name != chosen.Pick),
                    [new CallWarning("PGX101", $"Unphased data cannot tell {string.Join(" and ", chosen.Candidates)} apart; {chosen.Pick} is reported as the one that is common in people.")]);
            }
        }

        return new GeneMatch(distinct, [], groups.IsPhased, groups.IsEffectivelyPhased, [], []);
    }

    private GeneMatch Combined(GeneSample sample, StrandGroups groups)
    {
        if (groups.Groups.Count > Arrangements.LargestGroupCount)
        {
            return new GeneMatch([], [], groups.IsPhased, groups.IsEffectivelyPhased, [],
                [new CallWarning("PGX105", $"{groups.Groups.Count} heterozygous positions of unknown phase allow too many combinations to list (limit {Arrangements.LargestGroupCount}).")]);
        }

        var found = new List<Diplotype>();
        foreach (var (one, other) in Arrangements.Of(sample, groups))
        {
            foreach (var first in _strands!.Value.Combined(sample, one, sample.IsPresent))
            {
                foreach (var second in _strands.Value.Combined(sample, other, sample.IsPresent)) found.Add(Diplotype.Of(first.Text, second.Text, 0));
            }
        }

        var distinct = found.DistinctBy(pair => pair.Name).ToList();
        distinct.Sort(Diplotype.Compare);
        return new GeneMatch(distinct, [], groups.IsPhased, groups.IsEffectivelyPhased, [], []);
    }
}
