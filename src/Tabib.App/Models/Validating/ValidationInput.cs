using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Tables;
using Tabib.Evidence.Prediction;
using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Validating;

/// <summary>Reads the tables of a validation and says which rows can be used.</summary>
internal static class ValidationInput
{
    private const int MostGroups = 100;

    public static ValidationRows Read(ValidationPlan plan)
    {
        var (options, notes) = (plan.Options, new List<string>());
        string[] outcome = plan.HasTimes ? [plan.Time!, plan.Event!] : [plan.Outcome!];
        string[] own = plan.Model is { } model ? [.. model.Columns] : options.Predictions is null ? plan.Scores : [];
        string[] names = [.. outcome, .. own, .. plan.Groups, .. Given(options.Date), .. Given(options.Predictions is null ? null : options.Id), .. Given(options.Predictions is null && options.Id is not null ? options.Id : null)];
        var table = DataTable.Read(options.Data, names);
        var columns = new TableColumns(table);
        var (scores, absent) = ScoresOf(plan, table, columns, notes);
        var (stop, cause, causes, happened) = plan.HasTimes ? Times(plan, table, columns, notes) : (null, null, 0, columns.Outcome(plan.Outcome!, plan.Positive ?? PositiveOf(plan, columns), notes));
        var (kept, leftOut) = (new List<int>(table.Rows), new Dictionary<string, int>());
        for (var row = 0; row < table.Rows; row++)
        {
            var reason = stop is not null && double.IsNaN(stop[row]) ? $"no {plan.Time}"
                : stop is not null && cause![row] < 0 ? $"no {plan.Event}"
                : happened is not null && double.IsNaN(happened[row]) ? $"no {plan.Outcome}"
                : absent?.Invoke(row) ?? (Array.FindIndex(scores, score => double.IsNaN(score[row])) is var missing and >= 0 ? $"no {plan.Scores[missing]}" : null);
            if (reason is null) kept.Add(row);
            else leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;
        }

        if (kept.Count == 0) throw Fault.InData("VAL001", options.Data, $"No row has an outcome and a score: {(table.Rows == 0 ? "the table is empty" : string.Join(", ", leftOut.Select(pair => $"{pair.Key} ({pair.Value})")))}.", "Check the names of the columns, and --id where two files are joined.");
        int[] rows = [.. kept];
        double[][] own2 = [.. scores.Select(score => Array.ConvertAll(rows, row => score[row]))];
        if (plan.AreRisks) ThrowIfNoRisk(plan, own2, rows);
        var groups = plan.Groups.Select(name => (name, GroupsOf(columns, name, options.Data))).ToList();
        var months = options.Date is { } date ? MonthsOf(table[date], rows, options.Data) : null;
        return new ValidationRows(
            table, rows, leftOut, plan.Scores, own2, Array.ConvertAll(rows, row => cause is null ? happened![row] == 1 : cause[row] == 1), stop is null ? null : Array.ConvertAll(rows, row => stop[row]), cause is null ? null : Array.ConvertAll(rows, row => cause[row]), causes, groups, months, notes);
    }

    private static string[] Given(string? name) => name is null ? [] : [name];

    /// <summary>What the model calls its outcome, where the column has more than 0 and 1.</summary>
    private static string? PositiveOf(ValidationPlan plan, TableColumns columns) =>
        plan.Model is { } model && model.Outcome.Column == plan.Outcome && columns.Has(plan.Outcome, model.Outcome.Positive) ? model.Outcome.Positive : null;

    private static (double[][] Scores, Func<int, string?>? Absent) ScoresOf(ValidationPlan plan, DataTable table, TableColumns columns, List<string> notes)
    {
        if (plan.Model is { } model)
        {
            var predictions = model.Predict(table, new PredictOptions { ImputesAll = true });
            foreach (var (name, count) in predictions.Missing) notes.Add($"{count} of {table.Rows} rows have no {name}: the model's frozen value was taken.");
            foreach (var (name, count) in predictions.UnknownLevels) notes.Add($"{count} rows have a level of {name} that training did not have: no prediction.");
            foreach (var (name, count) in predictions.OutsideTraining) notes.Add($"{count} rows have a {name} outside the range of training.");
            return ([predictions.Risks], row => double.IsNaN(predictions.Risks[row]) ? "no prediction" : null);
        }

        if (plan.Options.Predictions is null)
        {
            if (plan.Options.Id is { } own) _ = RowsById(table, own, plan.Options.Data);
            return ([.. plan.Scores.Select(columns.Numbers)], null);
        }

        return Joined(plan, table, notes);
    }

    private static (double[][] Scores, Func<int, string?>? Absent) Joined(ValidationPlan plan, DataTable table, List<string> notes)
    {
        var (path, id) = (plan.Options.Predictions!, plan.Options.Id!);
        var other = DataTable.Read(path, [id, .. plan.Scores]);
        var rows = RowsById(other, id, path);
        var here = RowsById(table, id, plan.Options.Data);
        var alone = rows.Keys.Count(key => !here.ContainsKey(key));
        var places = new int[table.Rows];
        for (var row = 0; row < places.Length; row++) places[row] = TableColumns.Written(table[id], row) is { } key ? rows.GetValueOrDefault(key, -1) : -1;
        var unmatched = places.Count(place => place < 0);
        if (unmatched == places.Length) throw Fault.InData("VAL002", path, $"None of the {table.Rows} rows of {plan.Options.Data} has its {id} among the {other.Rows} predictions.", "Both files need the same ids, written alike.");
        if (unmatched > 0 || alone > 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"Joined by {id}: {unmatched} rows of the data have no prediction, {alone} predictions have no row in the data."));
        var numbers = new TableColumns(other);
        return ([.. plan.Scores.Select(numbers.Numbers).Select(score => Array.ConvertAll(places, place => place < 0 ? double.NaN : score[place]))], row => places[row] < 0 ? $"no prediction with this {id}" : null);
    }

    private static Dictionary<string, int> RowsById(DataTable table, string id, string path)
    {
        var rows = new Dictionary<string, int>(table.Rows, StringComparer.Ordinal);
        var (column, twice, example) = (table[id], 0, (string?)null);
        for (var row = 0; row < table.Rows; row++)
        {
            if (TableColumns.Written(column, row) is not { } key || rows.TryAdd(key, row)) continue;
            twice++;
            example ??= string.Create(CultureInfo.InvariantCulture, $"rows {rows[key] + 1} and {row + 1}");
        }

        if (twice > 0) throw Fault.InData("VAL003", path, $"{twice} rows have a {id} that another row has, the first of them {example}.", "A row is one person at one time; leave duplicates out, or give each row an id of its own.");
        return rows;
    }

    private static (double[] Stop, int[] Cause, int Causes, double[]? Happened) Times(ValidationPlan plan, DataTable table, TableColumns columns, List<string> notes)
    {
        var stop = columns.Numbers(plan.Time!);
        var early = Array.FindIndex(stop, time => time < 0);
        if (early >= 0) throw Fault.InData("VAL004", plan.Options.Data, string.Create(CultureInfo.InvariantCulture, $"Row {early + 1} has the {plan.Time} {stop[early]:R}."), "Times are counted from the moment of prediction: 0 or above.");
        if (!Array.Exists(stop, time => time >= plan.Horizon)) throw Fault.InData("VAL005", plan.Options.Data, string.Create(CultureInfo.InvariantCulture, $"Nobody is followed to the horizon {plan.Horizon:R}: the longest {plan.Time} is {stop.Where(time => !double.IsNaN(time)).DefaultIfEmpty(0).Max():R}."), "Name a horizon within follow-up, in the unit of the times.");
        if (plan.Options.Cause is null && plan.Positive is not null) return (stop, Array.ConvertAll(columns.Outcome(plan.Event!, plan.Positive, notes), value => double.IsNaN(value) ? -1 : (int)value), 1, null);
        var causes = EventCauses.Read(table, plan.Event!, plan.Options.Cause, plan.Options.Censored, notes);
        return (stop, causes.Of, causes.Names.Count, null);
    }

    private static void ThrowIfNoRisk(ValidationPlan plan, double[][] scores, int[] rows)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            var outside = scores[i].Count(value => value is not (>= 0 and <= 1));
            if (outside == 0) continue;
            var first = Array.FindIndex(scores[i], value => value is not (>= 0 and <= 1));
            throw Fault.InData("VAL006", plan.Options.Predictions ?? plan.Options.Data, string.Create(CultureInfo.InvariantCulture, $"{outside} of {rows.Length} values of {plan.Scores[i]} are no chances between 0 and 1; row {rows[first] + 1} has {scores[i][first]:R}."), "Per cent are to be divided by 100; a marker or points need --score-kind score, which turns them into risks and says so.");
        }
    }

    private static TableGroups GroupsOf(TableColumns columns, string name, string path)
    {
        var groups = columns.Groups([name]);
        if (groups.Names.Count > MostGroups) throw Fault.InData("VAL007", path, $"{name} has {groups.Names.Count} values: that is no grouping.", $"A grouping has at most {MostGroups} values; part numbers into ranges first.");
        return groups;
    }

    private static string?[] MonthsOf(DataColumn column, int[] rows, string path)
    {
        const int Month = 7;
        if (column.Kind == DataColumnKind.Number) throw Fault.InData("VAL008", path, $"{column.Name} holds numbers, not dates.", "Dates are written as 2026-03-31.");
        var months = Array.ConvertAll(rows, row => column.Texts[row] is { Length: >= Month } text && DateOnly.TryParseExact(text[..Math.Min(text.Length, 10)], ["yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM", CultureInfo.InvariantCulture) : null);
        var bad = Array.FindIndex(rows, row => column.Texts[row] is { } text && (text.Length < 10 || !DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));
        if (bad >= 0) throw Fault.InData("VAL008", path, $"Row {rows[bad] + 1} has '{column.Texts[rows[bad]]}' in {column.Name}, which is no date.", "Dates are written as 2026-03-31.");
        return months;
    }
}
