using System.Globalization;
using Tabib.Core.Outcomes;
using Tabib.Core.Statistics;
using Tabib.Record.Cohorts;

namespace Tabib.Evidence.Prediction.Training;

/// <summary>Looks for what makes a model look better than it is: features that know the outcome, that name the row, rows that come twice.</summary>
public static class LeakDetector
{
    /// <summary>Fewer rows say nothing by chance alone.</summary>
    private const int FewRows = 20;

    private const double NearlyKnown = 0.98;

    /// <summary>Rows are told apart by as many values at least, where chance makes no two alike.</summary>
    private const int FewestColumns = 4;

    /// <param name="rows">Those that are used.</param>
    /// <param name="people">The person of every row of the data.</param>
    /// <returns>Fatal ones (MOD021, MOD024), and warnings.</returns>
    public static IReadOnlyList<Problem> Find(TrainingData data, int[] rows, int[] people)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(people);
        var found = new List<Problem>();
        if (data.Columns.Count >= FewestColumns) AddDuplicates(data, rows, people, found);
        bool[] outcomes = Array.ConvertAll(rows, row => data.Outcomes[row]);
        if (rows.Length < FewRows || !outcomes.Contains(true) || !outcomes.Contains(false)) return found;
        foreach (var column in data.Columns)
        {
            AddKnowing(column, rows, outcomes, found);
            if (data.Stop is { } stop) AddTime(column, rows, stop, found);
            AddNaming(column, rows, found);
        }

        return found;
    }

    private static void AddDuplicates(TrainingData data, int[] rows, int[] people, List<Problem> found)
    {
        var seen = new Dictionary<string, int>(rows.Length, StringComparer.Ordinal);
        var (twice, others, first) = (0, 0, -1);
        foreach (var row in rows)
        {
            var written = string.Join('\u001f', data.Columns.Select(column => column.IsMissing(row) ? "" : ModelInputs.Written(column, row))) + (data.Stop is null ? "" : "\u001f" + data.Stop[row].ToString("R", CultureInfo.InvariantCulture)) + (data.Outcomes[row] ? "\u001f1" : "\u001f0");
            if (seen.TryAdd(written, row)) continue;
            twice++;
            if (people[seen[written]] == people[row]) continue;
            others++;
            if (first < 0) first = row;
        }

        if (twice > 0) found.Add(new Problem("MOD020", ProblemSeverity.Warning, $"{twice} rows are in all features and the outcome what another row is{(others > 0 ? $", {others} of them of what counts as another person (the first is row {first + 1})" : "")}.", ProblemLocation.None, "Leave duplicates out, or name the person with --id: a person on both sides of a split makes a model look better than it is."));
    }

    private static void AddKnowing(DataColumn column, int[] rows, bool[] outcomes, List<Problem> found)
    {
        int[] present = [.. Enumerable.Range(0, rows.Length).Where(i => !column.IsMissing(rows[i]))];
        var isThere = new double[rows.Length];
        foreach (var i in present) isThere[i] = 1;
        Judge($"Whether {column.Name} is there", Tells(isThere, outcomes), rows.Length - present.Length);
        if (present.Length < FewRows) return;
        bool[] own = [.. present.Select(i => outcomes[i])];
        double[] scores = column.Kind == DataColumnKind.Number ? [.. present.Select(i => column.Numbers[rows[i]])] : Shares([.. present.Select(i => ModelInputs.Written(column, rows[i]))], own);
        Judge(column.Name, Tells(scores, own), Math.Min(own.Count(value => value), own.Count(value => !value)));

        void Judge(string what, double area, int least)
        {
            if (least < 3) return;
            if (area == 1) found.Add(new Problem("MOD021", ProblemSeverity.Fatal, $"{what} tells alone and without fail who has the outcome.", ProblemLocation.None, $"Leave it out: --exclude {column.Name}. If it is known before the outcome, --accept-leaks takes it."));
            else if (area > NearlyKnown) found.Add(new Problem("MOD022", ProblemSeverity.Warning, string.Create(CultureInfo.InvariantCulture, $"{what} tells alone who has the outcome with an area under the curve of {area:F4}."), ProblemLocation.None, "Make sure that it is known before the outcome."));
        }
    }

    /// <summary>Texts are ordered by how often their rows have the outcome: a column of many texts is told by MOD023 instead.</summary>
    private static double[] Shares(string[] texts, bool[] outcomes)
    {
        var tallies = new Dictionary<string, (int With, int All)>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Length; i++)
        {
            var (with, all) = tallies.GetValueOrDefault(texts[i]);
            tallies[texts[i]] = (with + (outcomes[i] ? 1 : 0), all + 1);
        }

        if (tallies.Count * 5 > texts.Length) return new double[texts.Length];
        return Array.ConvertAll(texts, text => (double)tallies[text].With / tallies[text].All);
    }

    private static double Tells(double[] scores, bool[] outcomes) => AreaUnderCurve.Of(scores, outcomes).Value is { } area ? Math.Max(area, 1 - area) : 0.5;

    private static void AddTime(DataColumn column, int[] rows, double[] stop, List<Problem> found)
    {
        if (column.Kind != DataColumnKind.Number) return;
        int[] present = [.. rows.Where(row => !column.IsMissing(row))];
        if (present.Length < FewRows) return;
        var (meanX, meanY) = (present.Average(row => column.Numbers[row]), present.Average(row => stop[row]));
        var (xy, xx, yy) = (0.0, 0.0, 0.0);
        foreach (var row in present)
        {
            var (x, y) = (column.Numbers[row] - meanX, stop[row] - meanY);
            (xy, xx, yy) = (xy + (x * y), xx + (x * x), yy + (y * y));
        }

        if (xx > 0 && yy > 0 && xy * xy > 0.999 * xx * yy) found.Add(new Problem("MOD024", ProblemSeverity.Fatal, $"{column.Name} is the time of follow-up in another unit or from another start.", ProblemLocation.None, $"Leave it out: --exclude {column.Name}. --accept-leaks takes it."));
    }

    private static void AddNaming(DataColumn column, int[] rows, List<Problem> found)
    {
        if (column.Kind != DataColumnKind.Number || Array.Exists(rows, column.IsMissing)) return;
        double[] values = [.. rows.Select(row => column.Numbers[row])];
        if (!Array.TrueForAll(values, value => value == Math.Floor(value)) || values.Distinct().Count() < values.Length) return;
        var isRising = Enumerable.Range(1, values.Length - 1).All(i => values[i] > values[i - 1]);
        if (isRising || values.Max() - values.Min() < 2.0 * values.Length) found.Add(new Problem("MOD023", ProblemSeverity.Warning, $"{column.Name} is another whole number in every row: it seems to number the rows.", ProblemLocation.None, $"If it does, name it with --id, or leave it out: --exclude {column.Name}."));
    }
}
