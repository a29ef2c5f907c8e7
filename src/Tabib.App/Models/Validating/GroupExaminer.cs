using Tabib.Core.Statistics;
using Tabib.Evidence.Validation;

namespace Tabib.App.Models.Validating;

/// <summary>The main numbers by the values of a column, small groups hidden, and tests of their areas against the largest group's.</summary>
internal static class GroupExaminer
{
    public const int SmallestCell = 5;

    public static (List<GroupReport> Groups, List<ComparisonReport> Comparisons) Of(ValidationPlan plan, ValidationRows rows)
    {
        var (groups, comparisons) = (new List<GroupReport>(), new List<ComparisonReport>());
        foreach (var (column, tableGroups) in rows.Groups)
        {
            int[] of = rows.Pick(tableGroups.Of);
            var parts = Enumerable.Range(0, tableGroups.Names.Count).Select(number => (Name: tableGroups.Names[number], Rows: Array.FindAll([.. Enumerable.Range(0, of.Length)], row => of[row] == number))).Where(part => part.Rows.Length > 0).ToList();
            var hidden = Hidden([.. parts.Select(part => (part.Rows.Length, part.Rows.Count(row => rows.Outcomes[row])))]);
            for (var score = 0; score < rows.ScoreNames.Count; score++)
            {
                var shown = new List<(string Name, AreaUnderCurve Area)>();
                for (var i = 0; i < parts.Count; i++)
                {
                    var (name, own) = parts[i];
                    if (hidden[i] is { } why)
                    {
                        groups.Add(new GroupReport(rows.ScoreNames[score], column, name, null, null, new Dictionary<string, Estimate>(), why));
                        continue;
                    }

                    var (scores, outcomes) = (Array.ConvertAll(own, row => rows.Scores[score][row]), Array.ConvertAll(own, row => rows.Outcomes[row]));
                    groups.Add(new GroupReport(rows.ScoreNames[score], column, name, own.Length, outcomes.Count(outcome => outcome), Numbers(plan, rows, own, scores, outcomes), null));
                    if (!plan.HasTimes) shown.Add((name, AreaUnderCurve.Of(scores, outcomes)));
                }

                comparisons.AddRange(Compared(rows.ScoreNames.Count > 1 ? $"{rows.ScoreNames[score]}: " : "", shown));
            }
        }

        return (groups, comparisons);
    }

    private static Dictionary<string, Estimate> Numbers(ValidationPlan plan, ValidationRows rows, int[] own, double[] scores, bool[] outcomes)
    {
        if (!plan.HasTimes) return BinaryExaminer.MainNumbers(scores, outcomes, plan.AreRisks);
        var stop = Array.ConvertAll(own, row => rows.Stop![row]);
        return stop.Max() < plan.Horizon
            ? new Dictionary<string, Estimate> { ["harrell"] = Estimate.Missing("nobody of the group is followed to the horizon") }
            : HorizonExaminer.MainNumbers(scores, HorizonOutcomes.Of(stop, Array.ConvertAll(own, row => rows.Cause![row]), rows.Causes, plan.Horizon!.Value), plan.AreRisks);
    }

    /// <summary>Why each group is not shown, or null: a cell of 1 to 4 could point at people; none at all points at nobody. Where one group alone is hidden the next smallest is hidden too, as the total would tell it.</summary>
    internal static string?[] Hidden(IReadOnlyList<(int Rows, int Events)> cells)
    {
        static bool IsSmall(int count) => count is > 0 and < SmallestCell;
        string?[] hidden = [.. cells.Select(cell => IsSmall(cell.Rows) || IsSmall(cell.Events) || IsSmall(cell.Rows - cell.Events) ? MetricText.SmallCell : null)];
        if (hidden.Count(why => why is not null) != 1 || cells.Count < 2) return hidden;
        var next = Enumerable.Range(0, cells.Count).Where(i => hidden[i] is null).MinBy(i => cells[i].Rows);
        hidden[next] = MetricText.HidesAnother;
        return hidden;
    }

    private static IEnumerable<ComparisonReport> Compared(string prefix, List<(string Name, AreaUnderCurve Area)> shown)
    {
        if (shown.Count < 2) yield break;
        var reference = shown.MaxBy(group => group.Area.Positives + group.Area.Negatives);
        foreach (var (name, area) in shown)
        {
            if (name == reference.Name) continue;
            if (area.Value is not { } own || reference.Area.Value is not { } other || area.UnpairedT(reference.Area) is not var (t, freedom))
            {
                yield return new ComparisonReport(prefix + name, reference.Name, "unpaired", Estimate.Missing("one of the areas cannot be estimated"), null, null, null);
                continue;
            }

            var error = Math.Sqrt(area.Variance!.Value + reference.Area.Variance!.Value);
            yield return new ComparisonReport(prefix + name, reference.Name, "unpaired", Estimate.Normal(own - other, error, "DeLong"), t, freedom, Math.Exp(new StudentDistribution(freedom).LogTwoSided(t)));
        }
    }
}
