namespace Tabib.Evidence.Fairness;

/// <summary>What may be told of each group.</summary>
internal sealed class GroupTelling(
    GroupSpace space, DecisionCounts[] groups, Withheld[] withheld, int below, GroupArea[]? areas, GroupCalibration[]? calibrations, double? threshold, IReadOnlyList<int> references)
{
    public GroupResult Of(int group)
    {
        var grouping = space.Groupings.Last(grouping => grouping.First <= group);
        var (counts, kinds, name) = (groups[group], withheld[group], grouping.Groups[group - grouping.First]);
        var hasDecisions = (kinds & Withheld.Decisions) == 0;
        var hasPeople = (kinds & Withheld.People) == 0;
        var hasOutcomes = (kinds & Withheld.Prevalence) == 0;
        return new GroupResult(
            grouping.Name, name, hasPeople ? counts.People : null, references.Contains(group), hasDecisions ? counts : null, [.. Enum.GetValues<DecisionRate>().Select(rate => Rate(rate, counts, kinds))],
            hasDecisions && threshold is { } cut ? counts.NetBenefit(cut) : null, areas is null ? null : hasOutcomes ? AreaEstimate.From(areas[group]) : new AreaEstimate(null, null, null, Why(Withheld.Prevalence, counts)),
            hasOutcomes ? calibrations?[group] : null, kinds, kinds == Withheld.None ? null : Why(kinds, counts));
    }

    private RateEstimate Rate(DecisionRate rate, DecisionCounts counts, Withheld kinds)
    {
        var needed = rate switch { DecisionRate.Prevalence => Withheld.Prevalence, DecisionRate.SelectionRate => Withheld.Selection, _ => Withheld.Decisions };
        return (kinds & needed) != 0 ? RateEstimate.None(rate, Why(needed, counts)) : RateEstimate.From(rate, counts);
    }

    private string Why(Withheld kinds, DecisionCounts counts)
    {
        long least = long.MaxValue;
        void Look(Withheld kind, params ReadOnlySpan<long> values)
        {
            if ((kinds & kind) == 0) return;
            foreach (var value in values) least = Math.Min(least, value);
        }

        Look(Withheld.People, counts.People);
        Look(Withheld.Prevalence, counts.Positives, counts.Negatives);
        Look(Withheld.Selection, counts.Selected, counts.People - counts.Selected);
        Look(Withheld.Decisions, counts.TruePositives, counts.FalsePositives, counts.FalseNegatives, counts.TrueNegatives);
        return least < below ? $"withheld: fewer than {below} people" : "withheld: with it a smaller group could be worked out";
    }
}
