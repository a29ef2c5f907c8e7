using Tabib.Record.Cohorts;
using Tabib.Record.Cohorts.Definitions;

namespace Tabib.App.Cohorts;

/// <summary>A column of an extract, as X.features.json describes it.</summary>
/// <param name="Kind">integer, number, text or moment.</param>
/// <param name="Take">What is taken of the events; null for the patient, the index moment, outcome and time.</param>
/// <param name="Event">condition, observation ...; null for what the patient is.</param>
/// <param name="ValueSet">Name of the codes.</param>
/// <param name="Codes">system|code.</param>
/// <param name="WindowDays">Before the index moment; null for ever.</param>
/// <param name="Missing">What an empty cell means.</param>
public sealed record CohortColumn(string Name, string Kind, string Meaning, string? Take, string? Event, string? ValueSet, IReadOnlyList<string>? Codes, int? WindowDays, string? Unit, string Missing)
{
    internal static CohortColumn Of(FeatureColumn column)
    {
        var feature = column.Feature;
        var asked = feature?.Event;
        var unit = column.Name == feature?.Name ? feature.Unit : null;
        return new CohortColumn(
            column.Name, column.Kind, column.Meaning, feature is null ? null : TakeOf(feature.Take), asked?.Kind.ToString().ToLowerInvariant(), asked?.Codes?.Name, asked?.Codes?.Codes.Select(code => $"{code.System}|{code.Value}").ToArray(), feature?.Days,
            unit is not null && feature!.Take == FeatureTake.Trend ? $"{unit} a year" : unit ?? (column.Name.EndsWith("_age_days", StringComparison.Ordinal) || feature?.Take == FeatureTake.DaysSince ? "d" : feature?.Take == FeatureTake.Age ? "a" : null), column.Missing);
    }

    private static string TakeOf(FeatureTake take) => take switch
    {
        FeatureTake.DaysSince => "days-since",
        FeatureTake.LatestText => "latest-text",
        _ => take.ToString().ToLowerInvariant(),
    };
}
