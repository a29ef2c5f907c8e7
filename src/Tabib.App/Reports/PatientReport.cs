using Tabib.Core.Findings;
using Tabib.Decision.Recommendations;
using Tabib.Record.Journal;

namespace Tabib.App.Reports;

/// <summary>One patient with everything that was concluded about them.</summary>
/// <param name="Id">As the source calls the patient.</param>
/// <param name="FileName">Of the page, without folder; safe on every file system.</param>
/// <param name="Source">Name of the system the id is from.</param>
internal sealed record PatientReport(string Id, string FileName, PatientRecord Record, IReadOnlyList<Finding> Findings, IReadOnlyList<Recommendation> Recommendations, string Source);
