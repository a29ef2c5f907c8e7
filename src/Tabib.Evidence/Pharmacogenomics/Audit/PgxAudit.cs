using Tabib.Core.Outcomes;
using Tabib.Core.Statistics;

namespace Tabib.Evidence.Pharmacogenomics.Audit;

/// <summary>Counts calls by groups of people: does the tool serve some of them worse?</summary>
public static class PgxAudit
{
    /// <summary>Groups of fewer samples are not shown: their rates say little, and may tell of single people.</summary>
    public const int SmallestGroup = 10;

    private const double Level = 0.05;
    private const int MostPhenotypes = 500;
    private const int MostGenes = 1000;

    /// <param name="calls">JSON lines of <c>tabib pgx call</c>.</param>
    /// <param name="path">Of the calls, for messages.</param>
    /// <exception cref="ProblemException">PGX051, PGX052: the calls cannot be used; PGX053: no sample has both calls and a group.</exception>
    public static PgxAuditResult Run(Stream calls, string path, GroupTable groups, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(groups);
        var columns = groups.Groups.Select(_ => new SortedDictionary<string, GroupCounts>(StringComparer.Ordinal)).ToArray();
        var reader = new CallLineReader(calls, path);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var without = 0;
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!groups.Samples.TryGetValue(reader.Sample, out var own))
            {
                without++;
                continue;
            }

            if (!seen.Add(reader.Sample)) throw new ProblemException(new Problem("PGX052", ProblemSeverity.Error, $"The sample '{reader.Sample}' has calls twice.", new ProblemLocation(path, reader.Line), "Which of them holds cannot be told: keep one line a sample."));
            for (var column = 0; column < columns.Length; column++)
            {
                if (own[column] >= 0) Count(columns[column], groups.Groups[column].Count, own[column], reader);
            }
        }

        if (seen.Count == 0) throw new ProblemException(new Problem("PGX053", ProblemSeverity.Error, "No sample has both calls and a row in the table of groups.", new ProblemLocation(path), "Names must be equal: 'sample' of the calls, IID of the table."));
        var rows = new List<AuditRow>();
        for (var column = 0; column < columns.Length; column++)
        {
            foreach (var (gene, counts) in columns[column]) AddRows(rows, groups.Columns[column], groups.Groups[column], gene, counts);
        }

        var tests = rows.Where(row => row.Test is not null).Select(row => (row.Column, row.Gene, row.Measure, row.Phenotype)).Distinct().Count();
        var threshold = Math.Log(Level / Math.Max(1, tests));
        return new PgxAuditResult(seen.Count, without, groups.Samples.Count - seen.Count, tests, [.. rows.Select(row => row with { IsFlagged = row.LogP < threshold })]);
    }

    private static void Count(SortedDictionary<string, GroupCounts> genes, int groups, int group, CallLineReader reader)
    {
        foreach (var call in reader.Calls)
        {
            if (!genes.TryGetValue(call.Gene, out var counts)) genes[call.Gene] = counts = new GroupCounts(groups);
            counts.Add(group, call);
            if (genes.Count > MostGenes || counts.Phenotypes.Count > MostPhenotypes) throw reader.Fault($"The calls name more than {MostGenes} genes, or {MostPhenotypes} phenotypes of one.");
        }
    }

    private static void AddRows(List<AuditRow> rows, string column, IReadOnlyList<string> names, string gene, GroupCounts counts)
    {
        for (var group = 0; group < names.Count; group++)
        {
            if (counts.All[group] is > 0 and < SmallestGroup)
                rows.Add(new AuditRow(column, names[group], gene, "suppressed", null, null, null, null, null, null, null, null, false, $"fewer than {SmallestGroup} samples"));
        }

        AddRates(rows, column, names, gene, "called", null, counts.Called, counts.All, counts.All);
        AddRates(rows, column, names, gene, "indeterminate", null, counts.Indeterminate, counts.Stated, counts.All);
        AddRates(rows, column, names, gene, "ambiguous", null, counts.Ambiguous, counts.Called, counts.All);
        foreach (var (phenotype, numbers) in counts.Phenotypes) AddRates(rows, column, names, gene, "phenotype", phenotype, numbers, counts.Stated, counts.All);
    }

    private static void AddRates(List<AuditRow> rows, string column, IReadOnlyList<string> names, string gene, string measure, string? phenotype, int[] counts, int[] all, int[] samples)
    {
        int[] shown = [.. all.Select((number, group) => samples[group] < SmallestGroup ? 0 : number)];
        if (phenotype is not null && !shown.Where((number, group) => number > 0 && counts[group] > 0).Any()) return;
        var test = RateTest.Of(counts, shown);
        for (var group = 0; group < names.Count; group++)
        {
            if (shown[group] == 0) continue;
            var (lower, upper) = WilsonInterval.Of95(counts[group], shown[group]);
            rows.Add(new AuditRow(column, names[group], gene, measure, phenotype, shown[group], counts[group], (double)counts[group] / shown[group], lower, upper, test.Name, test.LogP, false, test.Reason));
        }
    }
}
