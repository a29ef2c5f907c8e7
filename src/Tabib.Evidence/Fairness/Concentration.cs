namespace Tabib.Evidence.Fairness;

/// <summary>How much of each label, and how many of each group, are among the people with the highest scores.</summary>
/// <param name="Score">What selects.</param>
/// <param name="TiedAtCut">Rows with the lowest selected score, <paramref name="TiedSelected"/> of them selected: the earlier ones.</param>
/// <param name="Missing">Rows without a score: they count as people and cannot be selected.</param>
/// <param name="Labels">Share of each label's total among the selected.</param>
/// <param name="Groups">Share of each group in the selected; by "column=value".</param>
public sealed record Concentration(string Score, int Selected, double? CutScore, int TiedAtCut, int TiedSelected, int Missing, IReadOnlyList<ShareEstimate> Labels, IReadOnlyList<ShareEstimate> Groups)
{
    /// <param name="labels">By name, one value a row.</param>
    /// <param name="below">Counts of selected people of a group smaller than this are withheld.</param>
    public static Concentration Of(string score, ScoreRanking ranking, TopSelection top, IReadOnlyList<(string Name, double[] Values)> labels, IReadOnlyList<AttributeGroups> attributes, int below)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(top);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(attributes);
        return new Concentration(
            score, top.Selected, top.CutScore, top.TiedAtCut, top.TiedSelected, ranking.Missing, [.. labels.Select(label => LabelShare(label.Name, label.Values, top.IsSelected))],
            [.. attributes.SelectMany(attribute => GroupShares(attribute, top.IsSelected, below))]);
    }

    internal static ShareEstimate LabelShare(string name, double[] values, bool[] isSelected)
    {
        var (selected, all) = (0.0, 0.0);
        for (var row = 0; row < values.Length; row++)
        {
            all += values[row];
            selected += isSelected[row] ? values[row] : 0;
        }

        return all == 0 ? ShareEstimate.None(name, "the label adds up to 0") : ShareEstimate.Of(name, selected / all, values.Length);
    }

    internal static IEnumerable<ShareEstimate> GroupShares(AttributeGroups attribute, bool[] isSelected, int below) =>
        GroupShares(attribute, Array.ConvertAll(attribute.Count(row => isSelected[row]), count => (double)count), isSelected.Length, below);

    /// <param name="counts">Selected of each group; may be expected numbers.</param>
    internal static IEnumerable<ShareEstimate> GroupShares(AttributeGroups attribute, double[] counts, int people, int below)
    {
        var selected = counts.Sum();
        // They add up to the selected: where one alone is withheld, the largest is too, as the smaller groups are what the question is about.
        var isWithheld = Array.ConvertAll(counts, count => count > 0 && count < below);
        if (counts.Length > 1 && isWithheld.Count(flag => flag) == 1)
        {
            var largest = Enumerable.Range(0, counts.Length).Where(group => !isWithheld[group]).MaxBy(group => counts[group]);
            isWithheld[largest] = true;
        }

        for (var group = 0; group < counts.Length; group++)
        {
            var name = $"{attribute.Name}={attribute.Levels[group]}";
            yield return selected == 0 ? ShareEstimate.None(name, "nobody is selected")
                : isWithheld[group] ? ShareEstimate.None(name, counts[group] < below ? $"withheld: fewer than {below} people" : "withheld: with it a smaller group could be worked out")
                : ShareEstimate.Of(name, counts[group] / selected, people);
        }
    }
}
