using Tabib.Evidence.Fairness;

namespace Tabib.App.Models.Auditing;

/// <summary>Rows of a table as the engines take them.</summary>
internal static class AuditPeople
{
    /// <summary>People with a score and an outcome.</summary>
    /// <returns>Null where there is nobody.</returns>
    public static (FairnessRows? People, int WithoutOutcome, int WithoutScore) OfScore(AuditTable table, int score, string path)
    {
        var (scores, outcomes) = (table.Scores[score], table.Outcome!);
        var (withoutOutcome, withoutScore) = (0, 0);
        for (var row = 0; row < scores.Length; row++)
        {
            if (double.IsNaN(outcomes[row])) withoutOutcome++;
            else if (double.IsNaN(scores[row])) withoutScore++;
        }

        var count = scores.Length - withoutOutcome - withoutScore;
        if (count == 0) return (null, withoutOutcome, withoutScore);
        var isKept = count == scores.Length ? null : new bool[scores.Length];
        for (var row = 0; isKept is not null && row < isKept.Length; row++) isKept[row] = !double.IsNaN(outcomes[row]) && !double.IsNaN(scores[row]);
        var (cells, space) = AuditCells.Of(table, isKept, count, path);
        return (new FairnessRows(Kept(scores, isKept, count), Flags(Kept(outcomes, isKept, count)), cells, space), withoutOutcome, withoutScore);
    }

    /// <summary>People whose labels are all known; a missing score is ranked last.</summary>
    public static (LabelRows? People, int WithoutLabel) OfLabels(AuditTable table, AuditPlan plan)
    {
        int[] kept = [.. Enumerable.Range(0, table.Rows).Where(row => !table.Labels.Any(label => double.IsNaN(label[row])))];
        if (kept.Length == 0) return (null, table.Rows);
        double[] Pick(double[] values) => kept.Length == table.Rows ? values : Array.ConvertAll(kept, row => values[row]);
        var attributes = table.Columns.Select((column, i) => Attribute(column, Array.ConvertAll(kept, row => (int)table.LevelOf[i][row]), table.References[i])).ToArray();
        string[] labels = [plan.Options.Outcome, .. plan.Proxies];
        return (new LabelRows([.. plan.Scores.Select((name, i) => (name, Pick(table.Scores[i])))], [.. labels.Select((name, i) => (name, Pick(table.Labels[i])))], attributes, table.Decision is null ? null : Array.ConvertAll(kept, row => table.Decision[row])), table.Rows - kept.Length);
    }

    private static AttributeGroups Attribute(GroupColumn column, int[] of, int? reference)
    {
        var counts = new int[column.Levels.Count];
        foreach (var level in of) counts[level]++;
        return new AttributeGroups(column.Name, column.Levels, of, reference ?? Array.IndexOf(counts, counts.Max()));
    }

    private static double[] Kept(double[] values, bool[]? isKept, int count)
    {
        if (isKept is null) return values;
        var (kept, next) = (new double[count], 0);
        for (var row = 0; row < values.Length; row++)
        {
            if (isKept[row]) kept[next++] = values[row];
        }

        return kept;
    }

    private static bool[] Flags(double[] outcomes)
    {
        var flags = new bool[outcomes.Length];
        for (var row = 0; row < flags.Length; row++) flags[row] = outcomes[row] == 1;
        return flags;
    }
}
