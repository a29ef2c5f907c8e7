using System.Buffers;
using Tabib.App.Fhir;
using Tabib.App.Reports;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;
using Tabib.Record.Journal;

namespace Tabib.App.Run;

/// <summary>All of one patient, on one thread: scores, rules, page, lines.</summary>
internal sealed class PatientWorker(RiskEngine scores, RuleEngine rules, PatientPages pages, PatientResources resources, PageWriter writer, PopulationSummary summary, string folder)
{
    private const int PageBuffer = 1 << 16;

    public PatientOutput Run(PatientRecord record)
    {
        var (id, sources, fileName) = pages[record.Patient.Number];
        var findings = scores.EvaluateAll(record);
        var report = new PatientReport(id, fileName, sources, record, findings, rules.Evaluate(record, findings));
        summary.Add(report);
        using (var page = new FileStream(Path.Combine(folder, "patients", fileName), FileMode.CreateNew, FileAccess.Write, FileShare.None, PageBuffer)) writer.WritePatient(report, page);
        var line = new ArrayBufferWriter<byte>(1 << 16);
        PatientLine.Write(report, line);
        var fhir = new ArrayBufferWriter<byte>(1 << 15);
        resources.Write(report, fhir);
        return new PatientOutput(report, line, fhir);
    }
}
