using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Tables;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Prediction.Training;
using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Training;

/// <summary>A table to learn from, checked.</summary>
/// <param name="Kept">Numbers of the rows with an outcome.</param>
/// <param name="People">Of every row: the number of its person.</param>
/// <param name="LeftOut">Rows that cannot be used, by reason.</param>
/// <param name="Events">Names of the events, that of interest first; null without times.</param>
internal sealed record TrainRows(DataTable Table, TrainingData Data, int[] Kept, int[] People, IReadOnlyDictionary<string, int> LeftOut, IReadOnlyList<string>? Events, IReadOnlyList<string> Notes)
{
    /// <summary>The outcome or the event of interest as the table writes it.</summary>
    public required string Positive { get; init; }

    /// <exception cref="ProblemException">MOD016: no row has an outcome; DAT002, DAT005, DAT006: columns that cannot be used; MOD017: times that cannot be.</exception>
    public static TrainRows Read(TrainOptions options)
    {
        var notes = new List<string>();
        var (outcome, groups) = (options.Time is { } time ? new[] { time, options.Event! } : [options.Outcome!], TableColumns.Listed(options.Groups));
        var names = FeatureNames(options, outcome);
        string[] split = options.Split?.Split(':', 2) is [not "random", var column] ? [column] : [];
        var table = DataTable.Read(options.Data, [.. outcome, .. names, .. groups, .. split, .. options.Id is { } id ? [id] : Array.Empty<string>()]);
        var columns = new TableColumns(table);
        string[] dates = [.. names.Where(name => table[name].Kind == DataColumnKind.Date)];
        if (dates.Length > 0 && options.Features.Count > 0) throw Fault.InData("DAT006", options.Data, $"{dates[0]} holds dates, not numbers.", "Count days or years from a moment that is known when the model is used.");
        if (dates.Length > 0) notes.Add($"Columns of dates are left out: {string.Join(", ", dates)}.");
        DataColumn[] features = [.. names.Except(dates).Select(name => table[name])];
        if (features.Length == 0) throw Fault.InData("MOD011", options.Data, "There is no column to learn from.", "Name columns with --features.");
        var (stop, causes) = options.Time is null ? (null, null) : (columns.Numbers(options.Time), EventCauses.Read(table, options.Event!, options.Cause, options.Censored, notes));
        if (stop is not null && Array.FindIndex(stop, value => value < 0) is var early and >= 0) throw Fault.InData("MOD017", options.Data, string.Create(CultureInfo.InvariantCulture, $"Row {early + 1} has the {options.Time} {stop[early]:R}."), "Times are counted from the moment of prediction: 0 or above.");
        var happened = options.Outcome is null ? null : columns.Outcome(options.Outcome, options.Positive, notes);
        var (kept, leftOut) = Complete(options, table, stop, causes, happened);
        if (kept.Length == 0) throw Fault.InData("MOD016", options.Data, table.Rows == 0 ? "The table has no rows." : $"No row has an outcome: {string.Join(", ", leftOut.Select(pair => $"{pair.Key} ({pair.Value})"))}.", "Check the names of the columns.");
        var data = new TrainingData(features, causes is null ? Array.ConvertAll(happened!, value => value == 1) : Array.ConvertAll(causes.Of, cause => cause == 1), stop, causes?.Of, causes?.Names.Count ?? 1);
        return new TrainRows(table, data, kept, PeopleOf(options, table), leftOut, causes?.Names, notes)
        {
            Positive = Array.Find(kept, row => data.Outcomes[row]) is var first && data.Outcomes[first] ? TableColumns.Written(table[outcome[^1]], first)! : options.Positive ?? options.Cause ?? "1",
        };
    }

    private static string[] FeatureNames(TrainOptions options, string[] outcome)
    {
        var (asked, excluded) = (TableColumns.Listed(options.Features), TableColumns.Listed(options.Exclude));
        if (asked.Intersect(outcome, StringComparer.Ordinal).FirstOrDefault() is { } self) throw Fault.InOption("--features", $"'{self}' is what is to be predicted.");
        if (asked.Length > 0) return [.. asked.Except(excluded, StringComparer.Ordinal)];
        var all = DataTable.Read(options.Data, []).Names;
        if (excluded.FirstOrDefault(name => !all.Contains(name)) is { } unknown) throw Fault.InData("DAT002", options.Data, $"The file has no column '{unknown}'.", $"It has: {string.Join(", ", all.Take(20))}.");
        string?[] roles = [.. outcome, options.Id, options.Split?.Split(':', 2) is ["column", var split] ? split : null];
        return [.. all.Where(name => !roles.Contains(name) && !excluded.Contains(name))];
    }

    private static (int[] Kept, Dictionary<string, int> LeftOut) Complete(TrainOptions options, DataTable table, double[]? stop, EventCauses? causes, double[]? happened)
    {
        var (kept, leftOut) = (new List<int>(table.Rows), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var row = 0; row < table.Rows; row++)
        {
            var reason = stop is not null && double.IsNaN(stop[row]) ? $"no {options.Time}"
                : causes is not null && causes.Of[row] < 0 ? $"no {options.Event}"
                : happened is not null && double.IsNaN(happened[row]) ? $"no {options.Outcome}"
                : options.Id is { } id && table[id].IsMissing(row) ? $"no {id}"
                : null;
            if (reason is null) kept.Add(row);
            else leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;
        }

        return ([.. kept], leftOut);
    }

    private static int[] PeopleOf(TrainOptions options, DataTable table)
    {
        if (options.Id is not { } id) return [.. Enumerable.Range(0, table.Rows)];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var people = new int[table.Rows];
        for (var row = 0; row < people.Length; row++)
        {
            var name = TableColumns.Written(table[id], row) ?? "";
            if (!numbers.TryGetValue(name, out people[row])) numbers[name] = people[row] = numbers.Count;
        }

        return people;
    }
}
