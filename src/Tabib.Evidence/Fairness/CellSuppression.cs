namespace Tabib.Evidence.Fairness;

/// <summary>Withholds counts of few people, and further ones where a sum that is told would give them away.</summary>
/// <remarks>Each sum is looked at by itself: where one count alone is withheld among a group and the groups that make it, a second one is. Several sums together may still narrow a count down; for data in which that matters, see the disclosure rules of the place that releases them.</remarks>
internal static class CellSuppression
{
    private static readonly Withheld[] Kinds = [Withheld.People, Withheld.Prevalence, Withheld.Selection, Withheld.Decisions];

    /// <param name="groups">Counts of all groups of the space.</param>
    /// <param name="below">Counts smaller than this are withheld; 0 withholds nothing.</param>
    public static Withheld[] Of(GroupSpace space, IReadOnlyList<DecisionCounts> groups, int below)
    {
        var withheld = new Withheld[groups.Count];
        for (var group = 0; group < withheld.Length; group++) withheld[group] = Primary(groups[group], below);
        var sums = space.Sums().ToArray();
        // What is withheld for a sum may leave another sum with one withheld count.
        for (var isChanged = below > 0; isChanged;)
        {
            isChanged = false;
            foreach (var kind in Kinds)
            {
                foreach (var (whole, parts) in sums) isChanged |= Secondary(withheld, groups, whole, parts, kind);
            }
        }

        return withheld;
    }

    private static Withheld Primary(DecisionCounts counts, int below)
    {
        if (counts.People < below) return Withheld.People | Withheld.Prevalence | Withheld.Selection | Withheld.Decisions;
        var kinds = Withheld.None;
        if (counts.Positives < below || counts.Negatives < below) kinds |= Withheld.Prevalence;
        if (counts.Selected < below || counts.People - counts.Selected < below) kinds |= Withheld.Selection;
        if (counts.TruePositives < below || counts.FalsePositives < below || counts.FalseNegatives < below || counts.TrueNegatives < below) kinds |= Withheld.Decisions;
        return kinds;
    }

    private static bool Secondary(Withheld[] withheld, IReadOnlyList<DecisionCounts> groups, int whole, IReadOnlyList<int> parts, Withheld kind)
    {
        bool Is(int group) => (withheld[group] & kind) != 0;
        var hidden = parts.Count(Is) + (Is(whole) ? 1 : 0);
        if (hidden != 1) return false;
        // Of the groups that could hide it the smallest is given up.
        int[] shown = [.. parts.Where(part => !Is(part)).OrderBy(part => groups[part].People).ThenBy(part => part)];
        withheld[shown.Length > 0 ? shown[0] : whole] |= kind;
        if (kind == Withheld.People) withheld[shown.Length > 0 ? shown[0] : whole] |= Withheld.Prevalence | Withheld.Selection | Withheld.Decisions;
        return true;
    }
}
