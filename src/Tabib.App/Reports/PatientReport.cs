using Tabib.App.Pharmacogenomics;
using Tabib.Core.Findings;
using Tabib.Decision.Recommendations;
using Tabib.Record.Journal;

namespace Tabib.App.Reports;

/// <summary>All that is said about one patient at one moment: what the patient's page shows.</summary>
/// <param name="Id">The name to call the patient by in commands.</param>
/// <param name="FileName">Of the page, without folder.</param>
/// <param name="Sources">SOURCE:id of each record that is this person.</param>
/// <param name="Findings">Of every score, also those without a value.</param>
/// <param name="Recommendations">Most pressing first.</param>
public sealed record PatientReport(
    string Id, string FileName, IReadOnlyList<string> Sources, PatientRecord Record, IReadOnlyList<Finding> Findings, IReadOnlyList<Recommendation> Recommendations)
{
    /// <summary>Null where the patient has no genotype file.</summary>
    public PatientPharmacogenomics? Pharmacogenomics { get; init; }

    /// <summary>Of the card that the patient carries, beside the page; null for those who have none: the deceased, and whoever has no genotype file.</summary>
    public string? CardFileName => Pharmacogenomics is null || Record.IsDeceased ? null : PgxPages.CardNameOf(FileName);
}
