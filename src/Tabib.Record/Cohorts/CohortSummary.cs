namespace Tabib.Record.Cohorts;

/// <summary>"Table 1": what is in the columns of a table, by group.</summary>
/// <param name="Groups">Names, in order; one where the table is not parted.</param>
/// <param name="Sizes">Rows of each.</param>
public sealed record CohortSummary(IReadOnlyList<string> Groups, IReadOnlyList<int> Sizes, IReadOnlyList<SummaryRow> Rows)
{
    /// <summary>Text of more values than this is no category but a name.</summary>
    private const int MostLevels = 50;

    /// <param name="columns">To describe.</param>
    /// <param name="of">Group of each row; below 0 for rows that are left out.</param>
    public static CohortSummary Of(IReadOnlyList<DataColumn> columns, IReadOnlyList<string> groups, int[] of)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(of);
        var members = Enumerable.Range(0, groups.Count).Select(group => Enumerable.Range(0, of.Length).Where(row => of[row] == group).ToArray()).ToArray();
        return new CohortSummary(groups, [.. members.Select(rows => rows.Length)], [.. columns.SelectMany(column => Describe(column, members))]);
    }

    private static SummaryRow[] Describe(DataColumn column, int[][] members)
    {
        if (column.Kind == DataColumnKind.Date) return [Dates(column, members)];
        if (column.Kind == DataColumnKind.Number && column.Numbers.Any(value => !double.IsNaN(value) && value is not (0 or 1))) return [Numbers(column, members)];
        if (column.Kind == DataColumnKind.Number) return [Levels(column, members, ["0", "1"], row => column.Numbers[row] == 1 ? 1 : 0)[1]];
        string[] levels = [.. column.Texts.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (levels.Length > MostLevels) return [new SummaryRow(column.Name, null, SummaryKind.Name, [.. members.Select(rows => Cell(column, rows))], null, $"{levels.Length} different values")];
        var places = levels.Select((level, number) => (level, number)).ToDictionary(pair => pair.level, pair => pair.number, StringComparer.Ordinal);
        return levels.Length == 0 ? [new SummaryRow(column.Name, null, SummaryKind.Name, [.. members.Select(rows => Cell(column, rows))], null, "no value")] : Levels(column, members, levels, row => places[column.Texts[row]!]);
    }

    private static SummaryRow Numbers(DataColumn column, int[][] members)
    {
        var cells = Array.ConvertAll(members, rows => SummaryCell.OfNumbers([.. rows.Select(row => column.Numbers[row])]));
        var (difference, why) = Largest(cells.Length, (i, j) => cells[i].Deviation is { } left && cells[j].Deviation is { } right ? Core.Statistics.StandardizedDifference.OfNumbers(cells[i].Mean!.Value, left * left, cells[j].Mean!.Value, right * right) : null);
        return new SummaryRow(column.Name, null, SummaryKind.Number, cells, difference, why);
    }

    private static SummaryRow[] Levels(DataColumn column, int[][] members, string[] levels, Func<int, int> levelOf)
    {
        var counts = Array.ConvertAll(members, rows =>
        {
            var own = new long[levels.Length];
            foreach (var row in rows.Where(row => !column.IsMissing(row))) own[levelOf(row)]++;
            return own;
        });
        var (difference, why) = Largest(members.Length, (i, j) => Core.Statistics.StandardizedDifference.OfCategories(counts[i], counts[j]));
        return [.. levels.Select((level, number) => new SummaryRow(
            column.Name, level, SummaryKind.Category,
            [.. members.Select((rows, group) => Cell(column, rows) with { Count = counts[group][number], Share = counts[group].Sum() is > 0 and var total ? (double)counts[group][number] / total : null })],
            number == 0 || column.Kind == DataColumnKind.Number ? difference : null, number == 0 || column.Kind == DataColumnKind.Number ? why : null))];
    }

    private static SummaryRow Dates(DataColumn column, int[][] members) => new(column.Name, null, SummaryKind.Date, [.. members.Select(rows =>
    {
        string[] dates = [.. rows.Select(row => column.Texts[row]).OfType<string>().Order(StringComparer.Ordinal)];
        return Cell(column, rows) with { First = dates.FirstOrDefault(), Last = dates.LastOrDefault() };
    })], null, null);

    private static SummaryCell Cell(DataColumn column, int[] rows) => new(rows.Count(row => !column.IsMissing(row)), rows.Count(column.IsMissing));

    /// <summary>Of all pairs of groups; not told where that of a pair is not, which may be the largest.</summary>
    private static (double? Difference, string? Why) Largest(int groups, Func<int, int, double?> difference)
    {
        if (groups < 2) return (null, null);
        var largest = 0.0;
        for (var i = 0; i < groups; i++)
        {
            for (var j = i + 1; j < groups; j++)
            {
                if (difference(i, j) is not { } value) return (null, "no difference can be told: a group has too few values, or nothing varies within groups that differ");
                largest = Math.Max(largest, value);
            }
        }

        return (largest, null);
    }
}
