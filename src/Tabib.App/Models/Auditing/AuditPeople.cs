using Tabib.App.Capabilities;
using Tabib.Evidence.Fairness;

namespace Tabib.App.Models.Auditing;

/// <summary>Rows of a table as the engines take them.</summary>
internal static class AuditPeople
{
    private const int MostCells = 1000;
    private const long MostCombinations = 1 << 20;

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
        var isAll = count == scores.Length;
        var (kept, flags, combined) = (isAll ? scores : new double[count], new bool[count], new int[count]);
        var next = 0;
        for (var row = 0; row < scores.Length; row++)
        {
            if (double.IsNaN(outcomes[row]) || double.IsNaN(scores[row])) continue;
            if (!isAll) kept[next] = scores[row];
            flags[next] = outcomes[row] == 1;
            combined[next++] = row;
        }

        return (new FairnessRows(kept, flags, Cells(table, combined, path, out var space), space), withoutOutcome, withoutScore);
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

    private static ushort[] Cells(AuditTable table, int[] rows, string path, out GroupSpace space)
    {
        long combinations = 1;
        foreach (var column in table.Columns) combinations *= column.Levels.Count;
        if (combinations > MostCombinations) throw TooMany(path);
        var (cellOf, cells, levels) = (new int[combinations], new ushort[rows.Length], new List<int[]>());
        Array.Fill(cellOf, -1);
        for (var i = 0; i < rows.Length; i++)
        {
            var combination = 0;
            for (var column = 0; column < table.Columns.Count; column++) combination = (combination * table.Columns[column].Levels.Count) + table.LevelOf[column][rows[i]];
            if (cellOf[combination] < 0)
            {
                if (levels.Count == MostCells) throw TooMany(path);
                cellOf[combination] = levels.Count;
                var row = rows[i];
                levels.Add([.. table.LevelOf.Select(of => (int)of[row])]);
            }

            cells[i] = (ushort)cellOf[combination];
        }

        // The order of cells must not depend on that of rows: what is summed is summed by it.
        int[] order = [.. Enumerable.Range(0, levels.Count).OrderBy(cell => string.Concat(levels[cell].Select(level => (char)level)), StringComparer.Ordinal)];
        var places = new ushort[order.Length];
        for (var place = 0; place < order.Length; place++) places[order[place]] = (ushort)place;
        for (var i = 0; i < cells.Length; i++) cells[i] = places[cells[i]];
        space = new GroupSpace(table.Columns, [.. order.Select(cell => levels[cell])]);
        return cells;
    }

    private static Tabib.Core.Outcomes.ProblemException TooMany(string path) =>
        Fault.InData("FAI005", path, $"People fall into more than {MostCells} combinations of the groups.", "Name fewer columns, or ones with fewer values.");
}
