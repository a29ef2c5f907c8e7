using Tabib.Core.Facts;
using Tabib.Record.Journal;

namespace Tabib.App.Patients;

/// <summary>One patient in the list.</summary>
/// <param name="Id">The first id; "#number" always works too.</param>
/// <param name="Sources">SOURCE:id of each record that is this person.</param>
/// <param name="Sex">female, male or unknown.</param>
public sealed record PatientRow(long Number, string Id, IReadOnlyList<string> Sources, string? Name, string Sex, string? BirthDate, int? Age, bool Deceased)
{
    internal static PatientRow Of(PatientSummary summary)
    {
        var record = summary.Demographics;
        var age = record.Age;
        return new PatientRow(
            summary.Key.Number, summary.Ids[0].Id, [.. summary.Ids.Select(id => $"{id.Source}:{id.Id}")],
            record.Latest(DemographicCodes.Name)?.Value.AsText, record.Sex.ToString().ToLowerInvariant(),
            record.BirthDate.IsValue ? record.BirthDate.Value.Text : null, age.IsValue ? age.Value : null, record.IsDeceased);
    }
}
