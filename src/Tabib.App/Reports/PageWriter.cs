using System.Text;

namespace Tabib.App.Reports;

/// <summary>Writes pages.</summary>
internal sealed class PageWriter
{
    private int _count;

    public void WritePatient(PatientReport report, Stream utf8) => utf8.Write(Encoding.UTF8.GetBytes($"<!doctype html><title>{report.Record.Patient.Number} {_count++}</title>"));
}
