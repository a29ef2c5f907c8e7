namespace Tabib.Evidence.Fairness;

/// <summary>What thresholds by group, recalibration within groups and weights in training would do, by single column.</summary>
internal sealed class GroupPolicies
{
    private readonly ScoreBlocks _blocks;
    private readonly Grouping _grouping;
    private readonly GroupSpace _alone;
    private readonly DecisionCounts[] _now;
    private readonly double? _threshold;
    private readonly int _below;

    private GroupPolicies(ScoreBlocks blocks, Grouping grouping, DecisionCounts[] groups, double? threshold, int below)
    {
        (_blocks, _grouping, _threshold, _below) = (blocks, grouping, threshold, below);
        _now = groups[grouping.First..(grouping.First + grouping.Groups.Count)];
        _alone = new GroupSpace([new GroupColumn(grouping.Name, grouping.Groups)], [.. Enumerable.Range(0, grouping.Groups.Count).Select(level => new[] { level })]);
    }

    public static IReadOnlyList<WhatIf> Of(
        GroupSpace space, ScoreBlocks blocks, DecisionCounts[] groups, GroupCalibration[]? calibrations, AuditDecision decision, double? threshold, int below)
    {
        var found = new List<WhatIf>();
        foreach (var grouping in space.Groupings.Where(grouping => grouping.Columns.Count == 1))
        {
            var policies = new GroupPolicies(blocks, grouping, groups, threshold, below);
            found.Add(policies.Told("as it is", policies._now, _ => decision.CutScore));
            found.Add(policies.EqualTruePositives(groups[0]));
            found.Add(policies.EqualSelection(groups[0]));
            found.Add(policies.Recalibrated(calibrations));
            found.Add(policies.Weights());
        }

        return found;
    }

    /// <summary>The highest threshold of each group at which as many of those with the outcome are selected as now are of all.</summary>
    private WhatIf EqualTruePositives(DecisionCounts everyone)
    {
        const string policy = "equal true positive rates";
        if (everyone.Positives == 0 || everyone.TruePositives == 0) return None(policy, "nobody with the outcome is selected now");
        if (Array.Exists(_now, counts => counts.Positives == 0)) return None(policy, "a group has nobody with the outcome");
        var (cuts, reached) = (new double?[_now.Length], new DecisionCounts[_now.Length]);
        Descend((group, score, counts) =>
        {
            if (cuts[group] is not null || counts.Rate(DecisionRate.TruePositiveRate) < everyone.Rate(DecisionRate.TruePositiveRate)) return;
            (cuts[group], reached[group]) = (score, counts);
        });
        return Told(policy, reached, group => cuts[group]);
    }

    /// <summary>The lowest threshold of each group at which not more of it are selected than now are of all.</summary>
    private WhatIf EqualSelection(DecisionCounts everyone)
    {
        var rate = everyone.Rate(DecisionRate.SelectionRate);
        var (cuts, reached) = (new double?[_now.Length], Array.ConvertAll(_now, counts => new DecisionCounts(0, 0, counts.Positives, counts.Negatives)));
        Descend((group, score, counts) =>
        {
            if (counts.Selected <= rate * counts.People) (cuts[group], reached[group]) = (score, counts);
        });
        return Told("equal selection rates", reached, group => cuts[group]);
    }

    /// <summary>A chance recalibrated by intercept and slope is at the threshold where the old one is at another: a threshold by group.</summary>
    private WhatIf Recalibrated(GroupCalibration[]? calibrations)
    {
        const string policy = "recalibrated within groups";
        if (calibrations is null || _threshold is not { } threshold) return None(policy, "the score is no chance, or there is no threshold of one");
        var own = calibrations[_grouping.First..(_grouping.First + _now.Length)];
        if (Array.Exists(own, calibration => calibration.Slope is not > 0)) return None(policy, "a group has no calibration slope above 0");
        if (threshold <= 0) return None(policy, "everybody is selected at a threshold of 0");
        var least = Array.ConvertAll(own, calibration => (CalibrationSums.Logit(threshold) - calibration.Intercept!.Value) / calibration.Slope!.Value);
        var (cuts, reached) = (new double?[_now.Length], Array.ConvertAll(_now, counts => new DecisionCounts(0, 0, counts.Positives, counts.Negatives)));
        Descend((group, score, counts) =>
        {
            if (CalibrationSums.Logit(score) >= least[group]) (cuts[group], reached[group]) = (score, counts);
        });
        return Told(policy, reached, group => cuts[group]);
    }

    private WhatIf Weights()
    {
        const string policy = "reweighed in training";
        if (Array.Exists(Shown(_now), kinds => (kinds & (Withheld.People | Withheld.Prevalence)) != 0)) return None(policy, "withheld: too few people in a group");
        var (weights, effective) = ReweighingWeight.Of(_grouping.Groups, _now);
        return None(policy, "what it does shows only after training again with these weights") with { Weights = weights, EffectivePeople = effective };
    }

    /// <summary>Goes down the scores, and tells after each block of equal ones what would be selected of each group in it.</summary>
    private void Descend(Action<int, double, DecisionCounts> atScore)
    {
        var counts = Array.ConvertAll(_now, now => new DecisionCounts(0, 0, now.Positives, now.Negatives));
        var touched = new bool[counts.Length];
        var scores = _blocks.Scores;
        var cells = _blocks.Cells;
        var positives = _blocks.Positives;
        var negatives = _blocks.Negatives;
        for (var i = scores.Length - 1; i >= 0;)
        {
            var score = scores[i];
            for (; i >= 0 && scores[i] == score; i--)
            {
                var group = _grouping.Of[cells[i]];
                counts[group] += new DecisionCounts(positives[i], negatives[i], -positives[i], -negatives[i]);
                touched[group] = true;
            }

            for (var group = 0; group < touched.Length; group++)
            {
                if (touched[group]) atScore(group, score, counts[group]);
                touched[group] = false;
            }
        }
    }

    private WhatIf Told(string policy, DecisionCounts[] counts, Func<int, double?> cutOf)
    {
        var everyone = counts.Aggregate(default(DecisionCounts), (sum, one) => sum + one);
        var shown = Shown(counts);
        int[] told = [.. Enumerable.Range(0, counts.Length).Where(group => (shown[group] & Withheld.Decisions) == 0)];
        double? Spread(DecisionRate rate)
        {
            double[] rates = [.. told.Select(group => counts[group].Rate(rate)).Where(value => !double.IsNaN(value))];
            return rates.Length < 2 ? null : rates.Max() - rates.Min();
        }

        double? Known(double value) => double.IsNaN(value) ? null : value;
        return new WhatIf(
            _grouping.Name, policy, everyone.Selected, Known(everyone.Rate(DecisionRate.Accuracy)), _threshold is { } threshold ? everyone.NetBenefit(threshold) : null, Spread(DecisionRate.TruePositiveRate), Spread(DecisionRate.SelectionRate),
            [.. told.Select(group => new WhatIfGroup(_grouping.Groups[group], cutOf(group), counts[group].Selected, Known(counts[group].Rate(DecisionRate.SelectionRate)), Known(counts[group].Rate(DecisionRate.TruePositiveRate)), Known(counts[group].Rate(DecisionRate.FalsePositiveRate))))], null);
    }

    /// <summary>What of the groups may be told, looked at by this column alone.</summary>
    private Withheld[] Shown(DecisionCounts[] counts) => CellSuppression.Of(_alone, _alone.Sum(counts), _below)[1..];

    private WhatIf None(string policy, string why) => new(_grouping.Name, policy, null, null, null, null, null, [], why);
}
