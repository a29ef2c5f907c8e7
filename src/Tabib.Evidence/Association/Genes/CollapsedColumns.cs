namespace Tabib.Evidence.Association.Genes;

/// <summary>Makes one column of several variants.</summary>
internal static class CollapsedColumns
{
    /// <summary>The variants with more than <paramref name="upTo"/> minor alleles, and one pseudo-variant of all others: the most copies that any of them has.</summary>
    public static MinorAlleleColumn[] Rarest(MinorAlleleColumn[] columns, int upTo, int people)
    {
        var rare = Array.FindAll(columns, column => column.Count <= upTo);
        return rare.Length < 2 ? columns : [.. columns.Where(column => column.Count > upTo), Of(rare, BurdenMask.Max, people)];
    }

    public static MinorAlleleColumn Of(MinorAlleleColumn[] columns, BurdenMask mask, int people)
    {
        var copies = new double[people];
        foreach (var column in columns)
        {
            for (var i = 0; i < column.Rows.Length; i++)
            {
                ref var value = ref copies[column.Rows[i]];
                value = mask == BurdenMask.Max ? Math.Max(value, column.Copies[i]) : Math.Min(2, value + column.Copies[i]);
            }
        }

        var rows = new List<int>();
        var (count, carriers) = (0.0, 0);
        for (var i = 0; i < people; i++)
        {
            if (copies[i] <= 0) continue;
            rows.Add(i);
            count += copies[i];
            if (copies[i] >= 0.5) carriers++;
        }

        return new MinorAlleleColumn([.. rows], [.. rows.Select(row => copies[row])], count / (2.0 * people), count, carriers);
    }
}
