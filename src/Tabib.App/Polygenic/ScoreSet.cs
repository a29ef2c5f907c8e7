namespace Tabib.App.Polygenic;

/// <summary>Scores of some persons, as a table has them.</summary>
/// <param name="Sums">By score, then by IID.</param>
/// <param name="Matched">Variants counted by score; empty where the table does not tell.</param>
internal sealed record ScoreSet(IReadOnlyDictionary<string, Dictionary<string, double>> Sums, IReadOnlyDictionary<string, long> Matched)
{
    public static ScoreSet Read(string path)
    {
        var table = NamedTable.Read(path);
        var (id, sum) = (table.Need("IID"), table.Need("SUM"));
        var (score, matched) = (table.Find("SCORE", "PGS"), table.Find("MATCHED"));
        var sums = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var name = score < 0 ? "score" : table.Rows[row][score];
            if (!sums.TryGetValue(name, out var persons)) sums.Add(name, persons = new Dictionary<string, double>(StringComparer.Ordinal));
            persons[table.Rows[row][id]] = table.Number(row, sum);
            if (matched >= 0) counts[name] = (long)table.Number(row, matched);
        }

        return new ScoreSet(sums, counts);
    }
}
