using System.Buffers;
using Tabib.App.Fhir;
using Tabib.App.Reports;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;
using Tabib.Record.Journal;

namespace Tabib.App.Run;

/// <summary>All of one patient, on one thread: scores, rules, page, lines.</summary>
internal sealed class PatientWorker(RiskEngine scores, RuleEngine rules, PatientPages pages, PatientResources resources, string folder)
{
    private readonly PageWriter _writer = new();

    public PatientOutput Run(PatientRecord record)
    {
        var (id, source, fileName) = pages[record.Patient.Number];
        var findings = scores.EvaluateAll(record);
        var recommendations = rules.Evaluate(record, findings);
        var report = new PatientReport(id, fileName, record, findings, recommendations, source);
        using (var page = new FileStream(Path.Combine(folder, "patients", fileName), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0)) _writer.WritePatient(report, page);
        var line = new ArrayBufferWriter<byte>(1 << 16);
        PatientLine.Write(report, line);
        var fhir = new ArrayBufferWriter<byte>(1 << 15);
        resources.Write(report, fhir);
        return new PatientOutput(PatientDigest.Of(report), findings, recommendations, line, fhir);
    }
}
