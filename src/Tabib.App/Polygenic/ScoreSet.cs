namespace Tabib.App.Polygenic;

/// <summary>Scores of some persons, as a table has them.</summary>
/// <param name="Sums">By score, then by IID.</param>
/// <param name="Matched">Variants counted by score; empty where the table does not tell.</param>
internal sealed record ScoreSet(IReadOnlyDictionary<string, Dictionary<string, double>> Sums, IReadOnlyDictionary<string, long> Matched)
{
    /// <param name="isWanted">Whether the person with an IID is read; null for all.</param>
    /// <exception cref="Core.Outcomes.ProblemException">PGS042: the table cannot be read, or has a person twice.</exception>
    public static ScoreSet Read(string path, Func<string, bool>? isWanted = null)
    {
        using var table = new NamedTable(path);
        var (id, sum) = (table.Need("IID"), table.Need("SUM"));
        var (score, matched) = (table.Find("SCORE", "PGS"), table.Find("MATCHED"));
        var sums = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);

        // A person's name is kept once, however many scores there are.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (table.Next())
        {
            var name = table.Text(id);
            if (isWanted is not null && !isWanted(name)) continue;
            if (!names.TryAdd(name, name)) name = names[name];
            var scoreName = score < 0 ? "score" : table.Text(score);
            if (!sums.TryGetValue(scoreName, out var persons)) sums.Add(scoreName, persons = new Dictionary<string, double>(StringComparer.Ordinal));
            if (!persons.TryAdd(name, table.Number(sum))) throw table.Fault($"{name} has the score {scoreName} twice.");
            if (matched >= 0) counts[scoreName] = (long)table.Number(matched);
        }

        return new ScoreSet(sums, counts);
    }
}
