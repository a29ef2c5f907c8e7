using Tabib.Core.Statistics;

namespace Tabib.Evidence.Fairness;

/// <summary>Compares each group with the reference of its grouping, and the groups of a grouping with one another.</summary>
internal sealed class GroupComparison
{
    private static readonly DecisionRate[] Compared =
    [
        DecisionRate.Prevalence, DecisionRate.SelectionRate, DecisionRate.TruePositiveRate, DecisionRate.FalsePositiveRate, DecisionRate.FalseNegativeRate, DecisionRate.PositivePredictiveValue, DecisionRate.NegativePredictiveValue,
    ];

    private readonly GroupSpace _space;
    private readonly DecisionCounts[] _groups;
    private readonly Withheld[] _withheld;
    private readonly GroupArea[]? _areas;
    private readonly double? _threshold;

    public GroupComparison(GroupSpace space, DecisionCounts[] groups, Withheld[] withheld, GroupArea[]? areas, double? threshold, FairnessAuditOptions options)
    {
        (_space, _groups, _withheld, _areas, _threshold) = (space, groups, withheld, areas, threshold);
        References = [.. space.Groupings.Skip(1).Select(grouping => Reference(grouping, options.References))];
    }

    /// <summary>Numbers of the groups that others are compared with, one a grouping but everyone.</summary>
    public IReadOnlyList<int> References { get; }

    public (IReadOnlyList<GroupGap> Gaps, IReadOnlyList<GroupSpread> Spreads) Run(CellReplicates replicates)
    {
        var (gaps, spreads, statistics) = (new List<GroupGap>(), new List<GroupSpread>(), new List<Func<GroupRates, double>>());
        for (var i = 1; i < _space.Groupings.Count; i++)
        {
            var (grouping, reference) = (_space.Groupings[i], References[i - 1]);
            for (var group = grouping.First; group < grouping.First + grouping.Groups.Count; group++)
            {
                if (group != reference) AddGaps(grouping, group, reference, gaps, statistics);
            }
        }

        // Intervals are handed out below in the order of the statistics: those of all gaps, then those of all spreads.
        foreach (var grouping in _space.Groupings.Skip(1)) AddSpreads(grouping, spreads, statistics);
        var intervals = replicates.Intervals(statistics);
        var next = 0;
        for (var i = 0; i < gaps.Count; i++)
        {
            if (gaps[i].CannotSay is not null || gaps[i].Measure == "areaUnderCurve") continue;
            var (difference, ratio) = (intervals[next++], intervals[next++]);
            gaps[i] = gaps[i] with { DifferenceLower = difference.Lower, DifferenceUpper = difference.Upper, EmptyShare = difference.EmptyShare, RatioLower = gaps[i].Ratio is null ? null : ratio.Lower, RatioUpper = gaps[i].Ratio is null ? null : ratio.Upper };
        }

        for (var i = 0; i < spreads.Count; i++)
        {
            if (spreads[i].CannotSay is not null) continue;
            var (difference, ratio) = (intervals[next++], intervals[next++]);
            spreads[i] = spreads[i] with { DifferenceLower = difference.Lower, DifferenceUpper = difference.Upper, EmptyShare = difference.EmptyShare, RatioLower = spreads[i].Ratio is null ? null : ratio.Lower, RatioUpper = spreads[i].Ratio is null ? null : ratio.Upper };
        }

        var adjusted = HolmAdjustment.Of([.. gaps.Select(gap => gap.P)]);
        return ([.. gaps.Select((gap, i) => gap with { HolmP = adjusted[i] })], spreads);
    }

    /// <summary>The largest group among those of the named levels; where none has them, the largest of all.</summary>
    private int Reference(Grouping grouping, IReadOnlyList<int?> named)
    {
        var all = Enumerable.Range(0, grouping.Groups.Count).ToArray();
        bool HasNamed(int group) => grouping.Columns.All(column => column >= named.Count || named[column] is not { } level || grouping.Groups[group].Split(", ").Contains($"{_space.Columns[column].Name}={_space.Columns[column].Levels[level]}"));
        var candidates = all.Where(HasNamed).ToArray();
        return grouping.First + (candidates.Length > 0 ? candidates : all).MaxBy(group => _groups[grouping.First + group].People);
    }

    private void AddGaps(Grouping grouping, int group, int reference, List<GroupGap> gaps, List<Func<GroupRates, double>> statistics)
    {
        var (name, other) = (grouping.Groups[group - grouping.First], grouping.Groups[reference - grouping.First]);
        GroupGap None(string measure, string why) => new(measure, grouping.Name, name, other, null, null, null, null, null, null, null, null, null, why);
        foreach (var rate in Compared)
        {
            if (IsWithheld(rate, group) || IsWithheld(rate, reference))
            {
                gaps.Add(None(MeasureOf(rate), "withheld: too few people"));
                continue;
            }

            var (own, others) = (_groups[group].Rate(rate), _groups[reference].Rate(rate));
            if (double.IsNaN(own) || double.IsNaN(others))
            {
                gaps.Add(None(MeasureOf(rate), "a group has nobody that the rate could be of"));
                continue;
            }

            gaps.Add(new GroupGap(MeasureOf(rate), grouping.Name, name, other, own - others, null, null, others > 0 ? own / others : null, null, null, null, ProportionP(_groups[group].Share(rate), _groups[reference].Share(rate)), null, null));
            statistics.Add(rates => rates.Rate(group, rate) - rates.Rate(reference, rate));
            statistics.Add(rates => rates.Rate(reference, rate) is var below and > 0 ? rates.Rate(group, rate) / below : double.NaN);
        }

        if (_threshold is { } threshold)
        {
            if (IsWithheld(DecisionRate.Accuracy, group) || IsWithheld(DecisionRate.Accuracy, reference))
            {
                gaps.Add(None("netBenefit", "withheld: too few people"));
            }
            else
            {
                gaps.Add(new GroupGap("netBenefit", grouping.Name, name, other, _groups[group].NetBenefit(threshold) - _groups[reference].NetBenefit(threshold), null, null, null, null, null, null, null, null, null));
                statistics.Add(rates => rates.NetBenefit(group, threshold) - rates.NetBenefit(reference, threshold));
                statistics.Add(_ => double.NaN);
            }
        }

        if (_areas is null) return;
        var area = IsWithheld(DecisionRate.Prevalence, group) || IsWithheld(DecisionRate.Prevalence, reference) ? null : _areas[group].Against(_areas[reference]);
        gaps.Add(area is var (difference, lower, upper, p)
            ? new GroupGap("areaUnderCurve", grouping.Name, name, other, difference, lower, upper, null, null, null, null, p, null, null)
            : None("areaUnderCurve", IsWithheld(DecisionRate.Prevalence, group) || IsWithheld(DecisionRate.Prevalence, reference) ? "withheld: too few people" : "a group has no area, or neither varies"));
    }

    private void AddSpreads(Grouping grouping, List<GroupSpread> spreads, List<Func<GroupRates, double>> statistics)
    {
        AddSpread(grouping, "demographicParity", [DecisionRate.SelectionRate], spreads, statistics);
        AddSpread(grouping, "equalisedOdds", [DecisionRate.TruePositiveRate, DecisionRate.FalsePositiveRate], spreads, statistics);
        foreach (var rate in Compared.Where(rate => rate != DecisionRate.SelectionRate)) AddSpread(grouping, MeasureOf(rate), [rate], spreads, statistics);
    }

    private void AddSpread(Grouping grouping, string measure, DecisionRate[] rates, List<GroupSpread> spreads, List<Func<GroupRates, double>> statistics)
    {
        int[] told = [.. Enumerable.Range(grouping.First, grouping.Groups.Count).Where(group => Array.TrueForAll(rates, rate => !IsWithheld(rate, group) && !double.IsNaN(_groups[group].Rate(rate))))];
        if (told.Length < 2)
        {
            spreads.Add(new GroupSpread(measure, grouping.Name, told.Length, null, null, null, null, null, null, null, null, null, "fewer than two groups have it and are told"));
            return;
        }

        double Difference(GroupRates groups) => rates.Max(rate => Range(groups, told, rate) is var (low, high) ? high - low : double.NaN);
        double Ratio(GroupRates groups) => rates.Min(rate => Range(groups, told, rate) is var (low, high) && high > 0 ? low / high : double.NaN);
        var own = new GroupRates(_groups);
        var ratio = Ratio(own);
        string NameOf(int group) => grouping.Groups[group - grouping.First];
        // Of equalised odds no one group is the highest: two rates decide.
        var (highest, lowest) = rates.Length > 1 ? (null, null) : (NameOf(told.MaxBy(group => _groups[group].Rate(rates[0]))), NameOf(told.MinBy(group => _groups[group].Rate(rates[0]))));
        spreads.Add(new GroupSpread(measure, grouping.Name, told.Length, highest, lowest, Difference(own), null, null, double.IsNaN(ratio) ? null : ratio, null, null, null, null));
        statistics.Add(Difference);
        statistics.Add(Ratio);
    }

    private static (double Low, double High)? Range(GroupRates rates, int[] groups, DecisionRate rate)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var group in groups)
        {
            var value = rates.Rate(group, rate);
            if (double.IsNaN(value)) return null;
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return (low, high);
    }

    private bool IsWithheld(DecisionRate rate, int group) =>
        (_withheld[group] & rate switch { DecisionRate.Prevalence => Withheld.Prevalence, DecisionRate.SelectionRate => Withheld.Selection, _ => Withheld.Decisions }) != 0;

    private static string MeasureOf(DecisionRate rate) => char.ToLowerInvariant(rate.ToString()[0]) + rate.ToString()[1..];

    /// <summary>Two proportions of different people, their variance pooled.</summary>
    private static double? ProportionP((long Count, long Of) own, (long Count, long Of) other)
    {
        var pooled = (double)(own.Count + other.Count) / (own.Of + other.Of);
        var variance = pooled * (1 - pooled) * ((1.0 / own.Of) + (1.0 / other.Of));
        return variance > 0 ? Math.Exp(NormalDistribution.LogTwoSided((((double)own.Count / own.Of) - ((double)other.Count / other.Of)) / Math.Sqrt(variance))) : null;
    }
}
