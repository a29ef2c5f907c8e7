namespace Tabib.App.Reports;

/// <summary>The little of one patient that the population page needs.</summary>
internal sealed record PatientDigest(string Id, string FileName)
{
    public static PatientDigest Of(PatientReport report) => new(report.Id, report.FileName);
}
