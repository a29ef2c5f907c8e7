namespace Tabib.Evidence.Fairness;

/// <summary>Whether a label that stands in for what is needed does so alike for all groups: the audit of Obermeyer et al. 2019 (doi:10.1126/science.aax2342).</summary>
public static class LabelAudit
{
    /// <exception cref="ArgumentException">No person, no score or no label.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static LabelAuditResult Of(LabelRows rows, LabelAuditOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        if (rows.Labels.Count == 0 || rows.Scores.Count == 0 || rows.People == 0) throw new ArgumentException("There is a person, a score and a label.", nameof(rows));
        var below = options.SuppressBelow;
        var rankings = rows.Scores.Select(score => ScoreRanking.Of(score.Values)).ToArray();
        cancellation.ThrowIfCancellationRequested();
        var count = ScoreRanking.CountOf(options.Top, rows.People);
        var tops = Array.ConvertAll(rankings, ranking => ranking.Top(count));
        Concentration[] concentrations = [.. rankings.Select((ranking, score) => Concentration.Of(rows.Scores[score].Name, ranking, tops[score], rows.Labels, rows.Attributes, below))];
        var percentiles = Array.ConvertAll(rankings, ScorePercentiles.Create);
        cancellation.ThrowIfCancellationRequested();
        var (needs, swaps) = (new List<(string, IReadOnlyList<PercentileMeans>)>(), new List<SwapSimulation>());
        for (var score = 0; score < rankings.Length; score++)
        {
            var chosen = percentiles[score];
            needs.Add((rows.Scores[score].Name, [.. rows.Attributes.SelectMany(attribute => PercentileMeans.Of(chosen, rows.Labels, attribute, below))]));
            swaps.AddRange(Swaps(rows, options, rows.Scores[score].Name, rankings[score], chosen));
            cancellation.ThrowIfCancellationRequested();
        }

        return new LabelAuditResult(
            rows.People, options.Cut, [.. rows.Labels.Select(label => label.Name)], concentrations, Spread(concentrations), needs, [.. percentiles.Select(percentile => percentile.Ranges)], Changes(rows, tops, count, below), swaps, Explained(rows),
            rows.Decision is null ? [] : DecisionMakers.Of(rows, rankings, below));
    }

    private static List<(string, double?)> Spread(Concentration[] concentrations)
    {
        var found = new List<(string, double?)>();
        var columns = concentrations.Select(concentration => concentration.Labels.Concat(concentration.Groups).ToArray()).ToArray();
        for (var column = 0; column < columns[0].Length; column++)
        {
            double?[] shares = [.. columns.Select(row => row[column].Share)];
            found.Add((columns[0][column].Name, shares.Contains(null) ? null : shares.Max() - shares.Min()));
        }

        return found;
    }

    private static List<SelectionChange> Changes(LabelRows rows, TopSelection[] tops, int count, int below)
    {
        var changes = new List<SelectionChange>();
        for (var score = 1; score < tops.Length; score++) changes.Add(SelectionChange.Of(rows.Scores[0].Name, tops[0], rows.Scores[score].Name, tops[score], rows.Attributes, below));
        foreach (var (name, values) in rows.Labels) changes.Add(SelectionChange.Of(rows.Scores[0].Name, tops[0], $"{name}, if it were known", ScoreRanking.Of(values).Top(count), rows.Attributes, below));
        return changes;
    }

    private static IEnumerable<SwapSimulation> Swaps(LabelRows rows, LabelAuditOptions options, string score, ScoreRanking ranking, ScorePercentiles percentiles)
    {
        var (need, values) = rows.Labels[0];
        foreach (var attribute in rows.Attributes)
        {
            for (var other = 0; other < attribute.Levels.Count; other++)
            {
                if (other == attribute.Reference) continue;
                var cuts = NeedSwap.Of(ranking, percentiles, values, attribute.Of, attribute.Reference, other, Enumerable.Range(options.FirstCut, options.LastCut - options.FirstCut + 1));
                NeedSwap[] told = [.. cuts.Where(cut => cut.Reference >= Math.Max(1, options.SuppressBelow) && cut.Other >= options.SuppressBelow)];
                yield return new SwapSimulation(score, need, $"{attribute.Name}={attribute.Levels[attribute.Reference]}", $"{attribute.Name}={attribute.Levels[other]}", told, told.Length == 0 ? "too few people of one of the groups are selected at every cut" : null);
            }
        }
    }

    private static List<ExplainedVariance> Explained(LabelRows rows)
    {
        var found = new List<ExplainedVariance>();
        foreach (var (label, values) in rows.Labels)
        {
            foreach (var (score, scores) in rows.Scores) found.Add(new ExplainedVariance(label, score, SquaredCorrelation.Of(scores, values)));
            // Sums of money are told on a logarithm too, where 0 stays: as the paper's code does.
            if (Array.Exists(values, value => value < 0) || !Array.Exists(values, value => value > 1)) continue;
            var logarithms = Array.ConvertAll(values, value => Math.Log10(1 + value));
            foreach (var (score, scores) in rows.Scores) found.Add(new ExplainedVariance($"log10(1 + {label})", score, SquaredCorrelation.Of(scores, logarithms)));
        }

        return found;
    }
}
