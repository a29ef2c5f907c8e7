namespace Tabib.Evidence.Fairness;

/// <summary>Compares what a score does for groups of people: decisions, areas under the curve, calibration, with intervals and what too few people stand behind withheld.</summary>
public static class FairnessAudit
{
    /// <exception cref="ArgumentException">No person, neither or both of threshold and share, or arrays of several lengths.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static FairnessAuditResult Of(FairnessRows rows, FairnessAuditOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        var (scores, outcomes, cells, space) = rows;
        if (scores.Length == 0 || scores.Length != outcomes.Length || scores.Length != cells.Length) throw new ArgumentException("There is at least one person, with one score, outcome and cell each.", nameof(rows));
        if (options.Threshold is null == options.Top is null) throw new ArgumentException("People are selected by a threshold or by a share.", nameof(options));
        var ranking = options.Top is not null ? ScoreRanking.Of(scores) : null;
        cancellation.ThrowIfCancellationRequested();
        var (decision, isSelected) = Decide(rows, options, ranking);
        var counts = Count(rows, decision.Threshold, isSelected);
        var groups = space.Sum(counts);
        var withheld = CellSuppression.Of(space, groups, options.SuppressBelow);
        var replicates = new CellReplicates(space, counts, options.Replicates, options.Seed, options.Threads, cancellation);
        var isChance = IsChance(scores);
        var threshold = isChance && decision.Threshold is >= 0 and < 1 ? decision.Threshold : null;
        var blocks = options.HasScoreMetrics ? ScoreBlocks.Of(rows, ranking) : null;
        cancellation.ThrowIfCancellationRequested();
        var areas = blocks is null ? null : Areas(space, blocks);
        cancellation.ThrowIfCancellationRequested();
        var calibrations = blocks is not null && isChance ? Calibrations(space, blocks) : null;
        cancellation.ThrowIfCancellationRequested();
        var comparison = new GroupComparison(space, groups, withheld, areas, threshold, options);
        var (gaps, spreads) = comparison.Run(replicates);
        var tells = new GroupTelling(space, groups, withheld, options.SuppressBelow, areas, calibrations, threshold, comparison.References);
        var whatIfs = blocks is not null ? GroupPolicies.Of(space, blocks, groups, calibrations, decision, threshold, options.SuppressBelow) : [];
        return new FairnessAuditResult(
            scores.Length, groups[0].Positives, isChance, decision, [.. Enumerable.Range(0, space.Groups).Select(tells.Of)], gaps, spreads, gaps.Count(gap => gap.P is not null), whatIfs,
            Notes(isChance, decision, options.HasScoreMetrics));
    }

    private static (AuditDecision Decision, bool[]? IsSelected) Decide(FairnessRows rows, FairnessAuditOptions options, ScoreRanking? ranking)
    {
        if (options.Top is { } top)
        {
            var selection = ranking!.Top(ScoreRanking.CountOf(top, rows.Scores.Length));
            return (new AuditDecision(null, top, selection.Selected, selection.CutScore, selection.TiedAtCut, selection.TiedSelected), selection.IsSelected);
        }

        var (threshold, selected, cut) = (options.Threshold!.Value, 0L, double.PositiveInfinity);
        foreach (var score in rows.Scores)
        {
            if (!(score >= threshold)) continue;
            selected++;
            cut = Math.Min(cut, score);
        }

        return (new AuditDecision(threshold, null, selected, selected == 0 ? null : cut, null, null), null);
    }

    private static DecisionCounts[] Count(FairnessRows rows, double? threshold, bool[]? isSelected)
    {
        var tallies = new long[rows.Space.Cells * 4];
        for (var row = 0; row < rows.Scores.Length; row++)
        {
            var chosen = isSelected is null ? rows.Scores[row] >= threshold : isSelected[row];
            tallies[(rows.Cells[row] * 4) + (chosen ? 0 : 2) + (rows.Outcomes[row] ? 0 : 1)]++;
        }

        return [.. Enumerable.Range(0, rows.Space.Cells).Select(cell => new DecisionCounts(tallies[cell * 4], tallies[(cell * 4) + 1], tallies[(cell * 4) + 2], tallies[(cell * 4) + 3]))];
    }

    /// <summary>Within 0 and 1, and not those two alone: that would be a decision.</summary>
    private static bool IsChance(double[] scores)
    {
        var isMore = false;
        foreach (var score in scores)
        {
            if (score is not (>= 0 and <= 1)) return false;
            isMore |= score is > 0 and < 1;
        }

        return isMore;
    }

    private static GroupArea[] Areas(GroupSpace space, ScoreBlocks blocks)
    {
        var areas = new GroupAreas(space);
        var scores = blocks.Scores;
        var cells = blocks.Cells;
        var positives = blocks.Positives;
        var negatives = blocks.Negatives;
        for (var end = 0; end < scores.Length;)
        {
            var first = end;
            for (end++; end < scores.Length && scores[end] == scores[first];) end++;
            areas.Add(cells[first..end], positives[first..end], negatives[first..end]);
        }

        return areas.Areas();
    }

    private static GroupCalibration[] Calibrations(GroupSpace space, ScoreBlocks blocks)
    {
        var cells = new CalibrationSums[space.Cells];
        for (var cell = 0; cell < cells.Length; cell++) cells[cell] = new CalibrationSums();
        var scores = blocks.Scores;
        var cellOf = blocks.Cells;
        var positives = blocks.Positives;
        var negatives = blocks.Negatives;
        var (last, logit) = (double.NaN, 0.0);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] != last) (last, logit) = (scores[i], CalibrationSums.Logit(scores[i]));
            cells[cellOf[i]].Add(last, logit, positives[i], negatives[i]);
        }

        return [.. space.Groupings.SelectMany(grouping => Enumerable.Range(0, grouping.Groups.Count).Select(group =>
        {
            var sums = new CalibrationSums();
            for (var cell = 0; cell < cells.Length; cell++)
            {
                if (grouping.Of[cell] == group) sums.Add(cells[cell]);
            }

            return CalibrationFit.Of(sums);
        }))];
    }

    private static List<string> Notes(bool isChance, AuditDecision decision, bool hasScoreMetrics)
    {
        var notes = new List<string>();
        if (!hasScoreMetrics) notes.Add("Decisions alone were audited: no areas under the curve, calibration or what-ifs.");
        else if (!isChance) notes.Add("The score is no chance between 0 and 1: calibration and net benefit cannot be told.");
        if (decision.TiedAtCut > decision.TiedSelected) notes.Add($"{decision.TiedAtCut} people have the lowest selected score, {decision.TiedSelected} of them are selected: the order of rows decided which.");
        if (decision.Top is not null && isChance) notes.Add("Net benefit needs --threshold: a share of people is no threshold of a chance.");
        return notes;
    }
}
