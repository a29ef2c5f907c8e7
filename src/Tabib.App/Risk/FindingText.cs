using System.Globalization;
using Tabib.Core.Findings;

namespace Tabib.App.Risk;

/// <summary>A finding for people.</summary>
internal static class FindingText
{
    public static void Write(Finding finding, TextWriter output, bool inFull)
    {
        if (finding.Outcome.TryGetValue(out var outputs))
        {
            output.WriteLine($"{finding.Id}: {string.Join("; ", outputs.Select(Describe))}");
        }
        else
        {
            output.WriteLine($"{finding.Id}: {finding.Outcome.Reason!.Describe()}");
        }

        if (!inFull) return;
        output.WriteLine($"  {finding.Title}");
        foreach (var input in finding.Inputs)
        {
            var age = input.AgeDays is { } days ? string.Create(CultureInfo.InvariantCulture, $", {days:F0} days old") : "";
            output.WriteLine($"  {input.Name} = {input.Value}{Unit(input.Unit)}{(input.Source is { } source ? $" from {source.ResourceType}/{source.ResourceId}{age}" : "")}{(input.Assumed is null ? "" : $" (assumed: {input.Assumed})")}");
        }

        foreach (var term in finding.Contributions) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {term.Amount,10:+0.###;-0.###;0} {term.Scale} from {term.Input}"));
        if (finding.Missing.Count > 0) output.WriteLine($"  Not known: {string.Join(", ", finding.Missing)}");
        foreach (var note in finding.Notes) output.WriteLine($"  Note: {note}");
        output.WriteLine($"  Source: {finding.Citation}");
    }

    private static string Describe(FindingOutput output)
    {
        var value = output.Text is not null && double.IsNaN(output.Value) ? output.Text : output.Value.ToString("G6", CultureInfo.InvariantCulture);
        return $"{output.Name} {value}{Unit(output.Unit)}{(output.Category is null ? "" : $" ({output.Text ?? output.Category})")}";
    }

    private static string Unit(string unit) => unit is "1" or "" ? "" : $" {unit}";
}
