using System.Globalization;
using Tabib.Record.Cohorts.Definitions;

namespace Tabib.App.Cohorts;

/// <summary>What a definition means, in words.</summary>
internal static class DefinitionText
{
    public static IReadOnlyList<string> Rules(CohortDefinition definition)
    {
        var rules = new List<string>();
        var index = definition.Index;
        rules.Add(index.Date is { } date ? Line($"index moment: the start of {date:yyyy-MM-dd}, of all under observation") : Line($"index moment: when the {(index.Last ? "last" : "first")} {Event(index.Event!)} was and was known{(index.From is { } from ? Line($", from {from:yyyy-MM-dd}") : "")}{(index.To is { } to ? Line($", to {to:yyyy-MM-dd}") : "")}"));
        if (definition.Washout is { } washout) rules.Add(Line($"washout: {washout.Days} days before are observed and free of {Event(washout.Event)}"));
        foreach (var rule in definition.Entry) rules.Add($"entry: {rule.Name}: {Entry(rule)}");
        foreach (var exit in definition.Exit) rules.Add($"exit: {Event(exit)} ends the observation");
        if (definition.Outcome is { } outcome)
        {
            rules.Add(Line($"outcome: {Event(outcome.Event)} from day {definition.AtRisk.StartDays} {(definition.AtRisk.EndDays is { } end ? Line($"to day {end}") : "on")}{(outcome.KeepPrior ? "" : "; whoever had it before leaves")}"));
            foreach (var rival in outcome.Competing) rules.Add($"competing: {Event(rival)}");
        }

        if (definition.StudyEnd is { } last) rules.Add(Line($"study end: {last:yyyy-MM-dd}"));
        return rules;
    }

    private static string Entry(EntryRule rule) => string.Join(" and ", new[]
    {
        rule.AgeFrom is { } from ? Line($"at least {from} years old") : null,
        rule.AgeTo is { } to ? Line($"at most {to} years old") : null,
        rule.Sex,
        rule.ObservedDays is { } days ? Line($"observed for {days} days before") : null,
        rule.Require is { } required ? Line($"{(rule.AtLeast > 1 ? Line($"{rule.AtLeast} times ") : "")}{Event(required)} {Before(rule.Days)}") : null,
        rule.Exclude is { } excluded ? $"no {Event(excluded)} {Before(rule.Days)}" : null,
    }.OfType<string>());

    private static string Before(int? days) => days is { } count ? Line($"in the {count} days before") : "at any time before";

    private static string Event(CohortEvent asked) => $"{asked.Kind.ToString().ToLowerInvariant()}{(asked.Codes is null ? "" : $" of {asked.Codes.Name}")}{(asked.Value is { } value ? $" {Range(value)}" : "")}";

    private static string Range(ValueRange range) => string.Join(" and ", new[] { (">=", range.AtLeast), (">", range.Above), ("<=", range.AtMost), ("<", range.Below) }.Where(end => end.Item2 is not null).Select(end => Line($"{end.Item1} {end.Item2!.Value:R}"))) + (range.Unit == "1" ? "" : $" {range.Unit}");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
