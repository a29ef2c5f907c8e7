using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;

namespace Tabib.App.Tables;

/// <summary>What ended the time at risk of each row of a table.</summary>
/// <param name="Of">One a row: 0 censored, 1 the event of interest, from 2 competing events, -1 where nothing is said.</param>
/// <param name="Names">Of the events, that of interest first.</param>
internal sealed record EventCauses(int[] Of, IReadOnlyList<string> Names)
{
    /// <param name="cause">The value that is the event of interest; null where the column says it itself: 0 and 1, false and true, or 1 and 2.</param>
    /// <param name="censored">With a cause: the value that means no event; all others compete.</param>
    /// <exception cref="ProblemException">DAT005: which value is the event cannot be told, or no row has it.</exception>
    public static EventCauses Read(DataTable table, string name, string? cause, string censored, ICollection<string> notes)
    {
        if (cause is null) return new EventCauses(Array.ConvertAll(new TableColumns(table).Outcome(name, null, notes), value => double.IsNaN(value) ? -1 : (int)value), ["event"]);
        var column = table[name];
        string?[] values = [.. Enumerable.Range(0, table.Rows).Select(row => TableColumns.Written(column, row))];
        string[] others = [.. values.OfType<string>().Distinct(StringComparer.Ordinal).Where(value => value != cause && value != censored).Order(StringComparer.Ordinal)];
        if (!values.Contains(cause)) throw Fault.InData("DAT005", table.Path, $"No row has '{cause}' in {name}.", $"It has: {string.Join(", ", others.Append(censored).Take(8))}.");
        if (others.Length > 0) notes.Add($"Competing events: {string.Join(", ", others)}.");
        return new EventCauses(Array.ConvertAll(values, value => value is null ? -1 : value == cause ? 1 : value == censored ? 0 : Array.IndexOf(others, value) + 2), [cause, .. others]);
    }
}
