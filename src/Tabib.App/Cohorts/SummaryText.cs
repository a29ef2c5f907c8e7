using System.Globalization;
using Tabib.Record.Cohorts;

namespace Tabib.App.Cohorts;

/// <summary>A summary for people.</summary>
internal static class SummaryText
{
    public static void Write(CohortDescribeResult result, TextWriter output)
    {
        var summary = result.Summary;
        var lines = new List<string[]> { (string[])["", .. summary.Groups.Select((name, group) => Line($"{name} ({summary.Sizes[group]:N0})")), summary.Groups.Count > 1 ? "SMD" : ""] };
        foreach (var column in summary.Rows.GroupBy(row => row.Column, StringComparer.Ordinal)) AddColumn([.. column], lines);
        int[] widths = [.. Enumerable.Range(0, lines[0].Length).Select(place => lines.Max(line => line[place].Length))];
        foreach (var line in lines) output.WriteLine(string.Join("  ", line.Select((text, place) => place == 0 ? text.PadRight(widths[place]) : text.PadLeft(widths[place]))).TrimEnd());
        foreach (var row in summary.Rows.Where(row => row.Note is not null)) output.WriteLine($"note: {row.Column}: {row.Note}");
        foreach (var note in result.Notes) output.WriteLine($"note: {note}");
    }

    private static void AddColumn(SummaryRow[] rows, List<string[]> lines)
    {
        var first = rows[0];
        switch (first.Kind)
        {
            case SummaryKind.Number:
                lines.Add([$"{first.Column}, mean (SD)", .. first.Cells.Select(cell => cell.Mean is { } mean ? $"{Number(mean)} ({(cell.Deviation is { } deviation ? Number(deviation) : "-")})" : "-"), Difference(first)]);
                lines.Add(["  median [quartiles]", .. first.Cells.Select(cell => cell.Median is { } median ? $"{Number(median)} [{Number(cell.LowerQuartile!.Value)}, {Number(cell.UpperQuartile!.Value)}]" : "-"), ""]);
                break;
            case SummaryKind.Category when first.Level == "1" && rows.Length == 1:
                lines.Add([$"{first.Column}, n (%)", .. first.Cells.Select(Share), Difference(first)]);
                break;
            case SummaryKind.Category:
                lines.Add([$"{first.Column}, n (%)", .. first.Cells.Select(_ => ""), Difference(first)]);
                foreach (var row in rows) lines.Add([$"  {row.Level}", .. row.Cells.Select(Share), ""]);
                break;
            case SummaryKind.Date:
                lines.Add([$"{first.Column}, first to last", .. first.Cells.Select(cell => cell.First is null ? "-" : $"{Day(cell.First)} to {Day(cell.Last!)}"), ""]);
                break;
            default:
                lines.Add([$"{first.Column}, with a value", .. first.Cells.Select(cell => Line($"{cell.Values:N0}")), ""]);
                break;
        }

        if (first.Cells.Any(cell => cell.Missing > 0)) lines.Add(["  missing", .. first.Cells.Select(cell => Line($"{cell.Missing:N0}")), ""]);
    }

    private static string Share(SummaryCell cell) => cell.Share is { } share ? Line($"{cell.Count:N0} ({share * 100:F1})") : "-";

    private static string Difference(SummaryRow row) => row.Difference is { } difference ? difference.ToString("F3", CultureInfo.InvariantCulture) : row.Cells.Count > 1 ? "-" : "";

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Day(string moment) => moment.Length > 10 ? moment[..10] : moment;

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
