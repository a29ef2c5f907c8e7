using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Tables;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;

namespace Tabib.App.Survival;

/// <summary>The rows of a table that a survival model can use, checked.</summary>
/// <param name="Kept">Numbers of the rows with a value in every column.</param>
/// <param name="LeftOut">Rows without a value, by the first column that lacks it.</param>
/// <param name="Cause">0 censored, 1 the event, from 2 the competing events.</param>
/// <param name="Causes">Names of the events, 1 first.</param>
/// <param name="Strata">By kept row; null where there is one.</param>
internal sealed record SurvivalRows(
    DataTable Table, int[] Kept, IReadOnlyDictionary<string, int> LeftOut, double[] Stop, double[]? Start, int[] Cause, IReadOnlyList<string> Causes, double[]? Weights,
    int[]? Strata, IReadOnlyList<string> StrataNames, int[]? Clusters, IReadOnlyList<string> TermNames, IReadOnlyList<double[]> Terms, IReadOnlyList<string> Notes)
{
    public static SurvivalRows Read(SurvivalFitOptions options)
    {
        var (terms, strata) = (TableColumns.Listed(options.Terms), TableColumns.Listed(options.Strata));
        string[] names = [options.Time, options.Event, .. Given(options.Entry), .. Given(options.Weights), .. Given(options.Cluster), .. strata, .. terms];
        var table = DataTable.Read(options.Data, names);
        var notes = new List<string>();
        var (kept, leftOut) = Complete(table, names);
        if (kept.Length == 0) throw Unusable(options, "SRV001", $"No row has a value in each of {string.Join(", ", names.Distinct())}.", "Leave out columns that are mostly missing.");
        var (cause, causes) = Events(options, table, kept, notes);
        var (termNames, columns) = (new List<string>(), new List<double[]>());
        foreach (var term in terms) AddTerm(options, table, table[term], kept, termNames, columns);
        double[] Numbers(string name) => NumbersOf(table, name, kept);
        var weights = options.Weights is { } weight ? Numbers(weight) : null;
        if (weights is not null && Array.FindIndex(weights, value => value <= 0) is var bad and >= 0) throw Unusable(options, "SRV004", $"Row {kept[bad] + 1} has the weight {Text(weights[bad])}.", "Case weights are above 0; leave the row out instead.");
        var (stop, start) = (Numbers(options.Time), options.Entry is { } entry ? Numbers(entry) : null);
        ThrowIfNoTimeAtRisk(options, start, stop, kept);
        var (strataOf, strataNames) = Groups(table, strata, kept);
        return new SurvivalRows(table, kept, leftOut, stop, start, cause, causes, weights, strata.Length > 0 ? strataOf : null, strataNames, options.Cluster is { } cluster ? Groups(table, [cluster], kept).Of : null, termNames, columns, notes);
    }

    private static void ThrowIfNoTimeAtRisk(SurvivalFitOptions options, double[]? start, double[] stop, int[] kept)
    {
        for (var row = 0; row < stop.Length; row++)
        {
            if (start is null && stop[row] < 0) throw Unusable(options, "SRV003", $"Row {kept[row] + 1} has the time {Text(stop[row])}.", "Times are counted from the start of follow-up.");
            if (start is not null && start[row] >= stop[row]) throw Unusable(options, "SRV003", $"Row {kept[row] + 1}: the entry {Text(start[row])} is not before the end {Text(stop[row])}.", "Leave out rows without time at risk.");
        }
    }

    public static ProblemException Unusable(SurvivalFitOptions options, string code, string message, string hint) => Fault.InData(code, options.Data, message, hint);

    public static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string[] Given(string? name) => name is null ? [] : [name];

    private static (int[] Kept, Dictionary<string, int> LeftOut) Complete(DataTable table, string[] names)
    {
        var (kept, leftOut) = (new List<int>(table.Rows), new Dictionary<string, int>());
        for (var row = 0; row < table.Rows; row++)
        {
            if (Array.Find(names, name => table[name].IsMissing(row)) is { } missing) leftOut[missing] = leftOut.GetValueOrDefault(missing) + 1;
            else kept.Add(row);
        }

        return ([.. kept], leftOut);
    }

    private static (int[] Cause, IReadOnlyList<string> Causes) Events(SurvivalFitOptions options, DataTable table, int[] kept, List<string> notes)
    {
        if (options.Cause is { } cause)
        {
            var values = Array.ConvertAll(kept, row => TableColumns.Written(table[options.Event], row)!);
            var distinct = values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (!distinct.Contains(cause)) throw Unusable(options, "SRV002", $"No row has '{cause}' in {options.Event}.", $"It has: {string.Join(", ", distinct.Take(10))}.");
            if (!distinct.Contains(options.Censored)) notes.Add($"No row has '{options.Censored}' in {options.Event}: nobody is censored.");
            string[] causes = [cause, .. distinct.Where(value => value != cause && value != options.Censored)];
            return (Array.ConvertAll(values, value => Array.IndexOf(causes, value) + 1), causes);
        }

        var outcome = new TableColumns(table).Outcome(options.Event, null, notes);
        return (Array.ConvertAll(kept, row => (int)outcome[row]), ["event"]);
    }

    private static void AddTerm(SurvivalFitOptions options, DataTable table, DataColumn column, int[] kept, List<string> names, List<double[]> columns)
    {
        if (column.Kind != DataColumnKind.Text)
        {
            names.Add(column.Name);
            columns.Add(NumbersOf(table, column.Name, kept));
            return;
        }

        ThrowIfMixed(options, column, kept);
        var levels = kept.Select(row => column.Texts[row]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (levels.Count > 50) throw Unusable(options, "SRV005", $"{column.Name} is text with {levels.Count} values.", "A covariate is a number, or text of at most 50 values.");
        foreach (var level in levels.Skip(1))
        {
            names.Add($"{column.Name}={level}");
            columns.Add(Array.ConvertAll(kept, row => column.Texts[row] == level ? 1.0 : 0));
        }
    }

    /// <summary>A column of numbers in which a few cells are none, such as "inf" or "&lt;5", is no category: each of its numbers would become a covariate.</summary>
    private static void ThrowIfMixed(SurvivalFitOptions options, DataColumn column, int[] kept)
    {
        int[] others = Array.FindAll(kept, row => !double.TryParse(column.Texts[row], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number));
        if (kept.Length == 0 || 2 * others.Length > kept.Length) return;
        var first = others.FirstOrDefault(kept[0]);
        throw Unusable(options, "SRV006", $"{column.Name} holds numbers, but row {first + 1} of it is '{column.Texts[first]}'.", "Write NA where a value is missing; give codes a letter, so that they are texts.");
    }

    private static double[] NumbersOf(DataTable table, string name, int[] kept)
    {
        var numbers = new TableColumns(table).Numbers(name);
        return Array.ConvertAll(kept, row => numbers[row]);
    }

    private static (int[] Of, IReadOnlyList<string> Names) Groups(DataTable table, string[] names, int[] kept)
    {
        var values = Array.ConvertAll(kept, row => string.Join(", ", names.Select(name => $"{name}={TableColumns.Written(table[name], row)}")));
        List<string> distinct = [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var numbers = distinct.Select((value, number) => (value, number)).ToDictionary(pair => pair.value, pair => pair.number, StringComparer.Ordinal);
        return (Array.ConvertAll(values, value => numbers[value]), distinct);
    }
}
