namespace Tabib.Evidence.Fairness;

/// <summary>Choices as they were made against what scores would have chosen, as many people each (table 3 of Obermeyer et al. 2019).</summary>
/// <param name="Choice">Who chooses.</param>
/// <param name="Selected">An expected number for a choice by chance.</param>
/// <param name="Labels">Share of each label's total among the chosen.</param>
/// <param name="Groups">Share of each group among them.</param>
public sealed record DecisionMakers(string Choice, double Selected, IReadOnlyList<ShareEstimate> Labels, IReadOnlyList<ShareEstimate> Groups)
{
    internal static IReadOnlyList<DecisionMakers> Of(LabelRows rows, IReadOnlyList<ScoreRanking> rankings, int below)
    {
        var chosen = rows.Decision!;
        var count = chosen.Count(flag => flag);
        var bins = RankBins(rankings[0]);
        var found = new List<DecisionMakers> { Told("as decided", chosen, rows, below), ByChance(rows, bins, chosen, below) };
        for (var score = 1; score < rankings.Count; score++) found.Add(Told($"highest {rows.Scores[score].Name}, in hundredths of {rows.Scores[0].Name}", WithinBins(rankings[score], bins, chosen), rows, below));
        for (var score = 0; score < rankings.Count; score++) found.Add(Told($"highest {rows.Scores[score].Name}", rankings[score].Top(count).IsSelected, rows, below));
        return found;
    }

    /// <summary>Hundredths of the score by rank, equal scores by the order of rows: each as large as the others.</summary>
    internal static int[] RankBins(ScoreRanking ranking)
    {
        var bins = new int[ranking.Scores.Length];
        var all = ranking.Scores.Length - ranking.Missing;
        for (var rank = 0; rank < all; rank++) bins[ranking.Rising[ranking.Missing + rank]] = all == 1 ? 1 : Math.Max(1, (int)(((rank * 100L) + all - 2) / (all - 1)));
        return bins;
    }

    /// <summary>What is expected where in each hundredth as many as were chosen of it are drawn by chance: the paper draws once.</summary>
    private static DecisionMakers ByChance(LabelRows rows, int[] bins, bool[] chosen, int below)
    {
        var (drawn, there) = (new double[101], new double[101]);
        for (var row = 0; row < bins.Length; row++)
        {
            if (bins[row] == 0) continue;
            drawn[bins[row]] += chosen[row] ? 1 : 0;
            there[bins[row]]++;
        }

        var chances = Array.ConvertAll(bins, bin => bin == 0 ? 0 : drawn[bin] / there[bin]);
        ShareEstimate Share(string name, double[] values)
        {
            var (held, all) = (0.0, 0.0);
            for (var row = 0; row < values.Length; row++) (held, all) = (held + (chances[row] * values[row]), all + values[row]);
            return all == 0 ? ShareEstimate.None(name, "the label adds up to 0") : ShareEstimate.Of(name, held / all, values.Length);
        }

        double[] Expected(AttributeGroups attribute)
        {
            var counts = new double[attribute.Levels.Count];
            for (var row = 0; row < chances.Length; row++) counts[attribute.Of[row]] += chances[row];
            return counts;
        }

        return new DecisionMakers(
            $"by chance, in hundredths of {rows.Scores[0].Name} (expected)", drawn.Sum(), [.. rows.Labels.Select(label => Share(label.Name, label.Values))],
            [.. rows.Attributes.SelectMany(attribute => Concentration.GroupShares(attribute, Expected(attribute), bins.Length, below))]);
    }

    /// <summary>In each hundredth as many as were chosen of it, the highest by a score.</summary>
    private static bool[] WithinBins(ScoreRanking ranking, int[] bins, bool[] chosen)
    {
        var left = new int[101];
        for (var row = 0; row < bins.Length; row++) left[bins[row]] += chosen[row] && bins[row] > 0 ? 1 : 0;
        var isSelected = new bool[bins.Length];
        foreach (var row in Falling(ranking))
        {
            if (left[bins[row]] == 0) continue;
            isSelected[row] = true;
            left[bins[row]]--;
        }

        return isSelected;
    }

    /// <summary>From the highest score, equal ones in the order of rows.</summary>
    private static IEnumerable<int> Falling(ScoreRanking ranking)
    {
        for (var end = ranking.Rising.Length; end > ranking.Missing;)
        {
            var first = end - 1;
            while (first > ranking.Missing && ranking.Scores[ranking.Rising[first - 1]] == ranking.Scores[ranking.Rising[end - 1]]) first--;
            for (var i = first; i < end; i++) yield return ranking.Rising[i];
            end = first;
        }
    }

    private static DecisionMakers Told(string choice, bool[] isSelected, LabelRows rows, int below) => new(
        choice, isSelected.Count(flag => flag), [.. rows.Labels.Select(label => Concentration.LabelShare(label.Name, label.Values, isSelected))], [.. rows.Attributes.SelectMany(attribute => Concentration.GroupShares(attribute, isSelected, below))]);
}
