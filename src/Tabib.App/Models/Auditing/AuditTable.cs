using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Tables;
using Tabib.Evidence.Fairness;
using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Auditing;

/// <summary>The table of an audit in columns, checked.</summary>
/// <param name="Labels">The outcome as a number, then the proxies; NaN where missing.</param>
/// <param name="Outcome">1, 0 or NaN where missing; null where <paramref name="NoOutcome"/> says why decisions cannot be judged.</param>
/// <param name="Decision">Who was chosen in truth; null where it is not asked for.</param>
/// <param name="Columns">The groups: values in ordinal order, a missing one last.</param>
/// <param name="LevelOf">By column one a row.</param>
internal sealed record AuditTable(
    int Rows, IReadOnlyList<double[]> Scores, IReadOnlyList<double[]> Labels, double[]? Outcome, string? NoOutcome, bool[]? Decision, IReadOnlyList<GroupColumn> Columns, IReadOnlyList<byte[]> LevelOf, IReadOnlyList<int?> References, IReadOnlyList<string> Notes)
{
    /// <summary>Values of a column that forms groups.</summary>
    private const int MostLevels = 50;

    public static AuditTable Read(AuditPlan plan, CancellationToken cancellation)
    {
        var options = plan.Options;
        var kinds = CodedTable.Kinds(options.Predictions);
        var isCoded = kinds.TryGetValue(options.Outcome, out var kind) && kind != DataColumnKind.Number;
        string[] numbers = [.. plan.Scores, .. plan.Proxies, .. options.Decision is { } chosen ? [chosen] : Array.Empty<string>(), .. isCoded ? [] : new[] { options.Outcome }];
        string[] coded = [.. plan.Groups, .. isCoded ? new[] { options.Outcome } : []];
        foreach (var name in plan.Groups.Where(name => kinds.TryGetValue(name, out var groupKind) && groupKind == DataColumnKind.Date)) throw Fault.InData("FAI001", options.Predictions, $"{name} holds dates: they form no groups.", "Make ranges of them, such as a column of age groups.");
        var table = CodedTable.Read(options.Predictions, numbers, coded, cancellation);
        if (table.Rows == 0) throw Fault.InData("FAI002", options.Predictions, "The table has no row.", "Check the file.");
        var notes = new List<string>();
        var raw = isCoded ? OfValues(options, table.Coded[^1]) : table.Numbers[^1];
        var (outcome, none) = isCoded ? (raw, null) : OutcomeOf(options, raw, notes);
        // A text, a value that is named, or 1 and 2 are an outcome, no amount.
        var need = outcome is not null && options.NeedThreshold is null ? outcome : raw;
        var columns = new List<GroupColumn>();
        var levelOf = new List<byte[]>();
        for (var i = 0; i < plan.Groups.Count; i++)
        {
            var (column, levels) = Sorted(options, table.Coded[i], notes);
            columns.Add(column);
            levelOf.Add(levels);
        }

        return new AuditTable(
            table.Rows, [.. table.Numbers.Take(plan.Scores.Count)], [need, .. table.Numbers.Skip(plan.Scores.Count).Take(plan.Proxies.Count)], outcome, none, options.Decision is null ? null : Chosen(options, table.Numbers[plan.Scores.Count + plan.Proxies.Count]),
            columns, levelOf, [.. columns.Select(column => ReferenceOf(plan, column))], notes);
    }

    private static double[] OfValues(AuditOptions options, CodedColumn column)
    {
        string[] distinct = [.. column.Levels.OfType<string>().Order(StringComparer.Ordinal)];
        if (distinct.Length == 0) throw Fault.InData("FAI002", options.Predictions, $"No row has a value in {column.Name}.", "Check --outcome.");
        var shown = string.Join(", ", distinct.Take(8)) + (distinct.Length > 8 ? " and more" : "");
        if (column.HasTooMany) throw Fault.InData("DAT005", options.Predictions, $"{column.Name} is text with more than {CodedColumn.MostLevels} values: which is the outcome cannot be told.", "Name a column of 0 and 1.");
        if (options.NeedThreshold is not null) throw Fault.InData("DAT006", options.Predictions, $"{column.Name} is text, not a number: --need-threshold cannot be used.", "Name the value that is the outcome with --positive.");
        var positive = options.Positive ?? throw Fault.InData("DAT005", options.Predictions, $"{column.Name} has {distinct.Length} values ({shown}): which is the outcome cannot be told.", "Name the value that is the outcome with --positive.");
        if (!distinct.Contains(positive)) throw Fault.InData("DAT005", options.Predictions, $"No row has '{positive}' in {column.Name}.", $"It has: {shown}.");
        var values = column.Levels.Select(level => level is null ? double.NaN : level == positive ? 1 : 0).ToArray();
        return Array.ConvertAll(column.Of, level => values[level]);
    }

    private static (double[]? Outcome, string? None) OutcomeOf(AuditOptions options, double[] raw, List<string> notes)
    {
        if (options.NeedThreshold is { } need) return (Array.ConvertAll(raw, value => double.IsNaN(value) ? double.NaN : value >= need ? 1 : 0), null);
        if (options.Positive is { } positive)
        {
            if (!double.TryParse(positive, NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted) || !raw.Contains(wanted)) throw Fault.InData("DAT005", options.Predictions, $"No row has '{positive}' in {options.Outcome}.", "Name a value that it has.");
            return (Array.ConvertAll(raw, value => double.IsNaN(value) ? double.NaN : value == wanted ? 1 : 0), null);
        }

        var (isFlag, isOneTwo) = (true, true);
        foreach (var value in raw)
        {
            if (double.IsNaN(value)) continue;
            isFlag &= value is 0 or 1;
            isOneTwo &= value is 1 or 2;
        }

        if (isFlag) return (raw, null);
        if (!isOneTwo) return (null, $"{options.Outcome} is not 0/1: rates, areas and calibration need an outcome that one has or has not; say from which value on with --need-threshold");
        notes.Add($"{options.Outcome} is 1/2: 2 is taken for the outcome.");
        return (Array.ConvertAll(raw, value => value - 1), null);
    }

    private static bool[] Chosen(AuditOptions options, double[] values)
    {
        var row = Array.FindIndex(values, value => value is not (0 or 1));
        if (row >= 0) throw Fault.InData("FAI003", options.Predictions, $"Row {row + 1} of {options.Decision} says neither 0 nor 1.", "Who was chosen is 1, who was not is 0.");
        return Array.ConvertAll(values, value => value == 1);
    }

    private static (GroupColumn Column, byte[] LevelOf) Sorted(AuditOptions options, CodedColumn column, List<string> notes)
    {
        if (column.HasTooMany || column.Levels.Count > MostLevels) throw Fault.InData("FAI001", options.Predictions, $"{column.Name} has {(column.HasTooMany ? $"more than {CodedColumn.MostLevels}" : column.Levels.Count)} values.", $"A column that forms groups has at most {MostLevels}: make ranges or join rare values.");
        int[] order = [.. Enumerable.Range(0, column.Levels.Count).OrderBy(level => column.Levels[level] is null).ThenBy(level => column.Levels[level], StringComparer.Ordinal)];
        var missing = column.Levels.Contains("missing") ? TableGroups.Missing : "missing";
        if (column.Levels.Contains(null)) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{column.Name}: {column.Of.Count(level => column.Levels[level] is null):N0} rows have no value; they form the group '{missing}'."));
        var places = new byte[order.Length];
        for (var place = 0; place < order.Length; place++) places[order[place]] = (byte)place;
        var levelOf = new byte[column.Of.Length];
        for (var row = 0; row < levelOf.Length; row++) levelOf[row] = places[column.Of[row]];
        return (new GroupColumn(column.Name, [.. order.Select(level => column.Levels[level] ?? missing)]), levelOf);
    }

    private static int? ReferenceOf(AuditPlan plan, GroupColumn column)
    {
        if (!plan.References.TryGetValue(column.Name, out var named)) return null;
        var level = column.Levels.ToList().IndexOf(named);
        return level >= 0 ? level : throw Fault.InData("FAI004", plan.Options.Predictions, $"No row has '{named}' in {column.Name}.", $"It has: {string.Join(", ", column.Levels)}.");
    }
}
