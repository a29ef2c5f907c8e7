using Tabib.Evidence.Fairness;

namespace Tabib.App.Models.Auditing;

/// <summary>All numbers of an audit.</summary>
/// <param name="Outcome">Name of the column, with what makes it an outcome.</param>
/// <param name="Groups">Columns with their values.</param>
/// <param name="Labels">The choice of a label; null where it was not asked for.</param>
/// <param name="LabelsCannotSay">Why there is nothing on labels that were asked for.</param>
public sealed record AuditReport(
    string Version, string Data, string Outcome, int Rows, IReadOnlyList<GroupColumn> Groups, int SuppressBelow, int Replicates, int Seed, IReadOnlyList<AuditVerdict> Verdict, IReadOnlyList<ScoreAudit> Scores,
    LabelAuditResult? Labels, int RowsWithoutLabel, string? LabelsCannotSay, IReadOnlyList<string> Notes);
