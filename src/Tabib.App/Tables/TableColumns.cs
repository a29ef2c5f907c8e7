using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;

namespace Tabib.App.Tables;

/// <summary>Columns of a table as what a command takes them for: numbers, an outcome, groups. A value is one a row of the table; missing stays missing.</summary>
internal sealed class TableColumns(DataTable table)
{
    /// <summary>Values of a column that a message names at most.</summary>
    private const int Shown = 8;

    /// <summary>Names of an option that may be given more than once and parted by commas.</summary>
    public static string[] Listed(IReadOnlyList<string> values) =>
        [.. values.SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];

    /// <summary>The value as the file has it; null where missing.</summary>
    public static string? Written(DataColumn column, int row) =>
        column.IsMissing(row) ? null : column.Kind == DataColumnKind.Number ? column.Numbers[row].ToString("R", CultureInfo.InvariantCulture) : column.Texts[row];

    /// <summary>NaN where missing.</summary>
    /// <exception cref="ProblemException">DAT006: the column holds text or dates.</exception>
    public double[] Numbers(string name)
    {
        var column = table[name];
        return column.Kind switch
        {
            DataColumnKind.Number => column.Numbers,
            DataColumnKind.Date => throw Fault.InData("DAT006", table.Path, $"{name} holds dates, not numbers.", "Count days or years from the start of follow-up."),
            _ => throw Fault.InData("DAT006", table.Path, $"{name} is text ('{column.Texts.FirstOrDefault(text => text is not null)}'), not a number.", "Correct the values that are no numbers; write NA where one is missing."),
        };
    }

    /// <summary>1 with the outcome, 0 without, NaN where missing.</summary>
    /// <param name="positive">The value that is the outcome, all others being none; null where the column says it itself: 0 and 1, false and true, or 1 and 2.</param>
    /// <param name="notes">Takes a line where 2 of 1 and 2 was taken for the outcome.</param>
    /// <exception cref="ProblemException">DAT005: which value is the outcome cannot be told.</exception>
    public double[] Outcome(string name, string? positive, ICollection<string> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var column = table[name];
        var distinct = Distinct(column);
        if (positive is not null)
        {
            if (!distinct.Contains(positive)) throw Fault.InData("DAT005", table.Path, $"No row has '{positive}' in {name}.", $"It has: {Some(distinct)}.");
            return OneWhere(column, positive);
        }

        if (distinct.All(value => value is "0" or "1")) return column.Kind == DataColumnKind.Number ? column.Numbers : OneWhere(column, "1");
        if (!distinct.SetEquals(["1", "2"])) throw Fault.InData("DAT005", table.Path, $"{name} has {distinct.Count} values ({Some(distinct)}): which is the outcome cannot be told.", "Name the value that is the outcome; a column of 0 and 1 needs none.");
        notes.Add($"{name} is 1/2: 2 is taken for the outcome.");
        return OneWhere(column, "2");
    }

    /// <summary>Whether some row has the value, as the file writes it.</summary>
    public bool Has(string name, string value)
    {
        var column = table[name];
        return Enumerable.Range(0, table.Rows).Any(row => Written(column, row) == value);
    }

    /// <summary>The group of each row: the values of the columns, joined. A missing value is a group of its own, named so.</summary>
    public TableGroups Groups(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var columns = names.Select(name => table[name]).ToArray();
        var of = new string[table.Rows];
        for (var row = 0; row < of.Length; row++) of[row] = string.Join(", ", columns.Select(column => $"{column.Name}={Written(column, row) ?? TableGroups.Missing}"));
        string[] distinct = [.. of.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var numbers = distinct.Select((value, number) => (value, number)).ToDictionary(pair => pair.value, pair => pair.number, StringComparer.Ordinal);
        return new TableGroups(distinct, Array.ConvertAll(of, value => numbers[value]));
    }

    private static HashSet<string> Distinct(DataColumn column)
    {
        if (column.Kind == DataColumnKind.Number) return [.. column.Numbers.Where(value => !double.IsNaN(value)).Distinct().Select(value => value.ToString("R", CultureInfo.InvariantCulture))];
        return [.. column.Texts.Where(text => text is not null).Select(text => text!)];
    }

    private static double[] OneWhere(DataColumn column, string value)
    {
        var ones = new double[column.Count];
        for (var row = 0; row < ones.Length; row++) ones[row] = Written(column, row) is not { } written ? double.NaN : written == value ? 1 : 0;
        return ones;
    }

    private static string Some(HashSet<string> values) => string.Join(", ", values.Order(StringComparer.Ordinal).Take(Shown)) + (values.Count > Shown ? " and more" : "");
}
