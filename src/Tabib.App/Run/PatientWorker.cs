using System.Buffers;
using Tabib.App.Fhir;
using Tabib.App.Pharmacogenomics;
using Tabib.App.Reports;
using Tabib.Decision.Recommendations;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;

namespace Tabib.App.Run;

/// <summary>All of one patient, on one thread: scores, rules, advice by genotype, page, lines.</summary>
internal sealed class PatientWorker(RiskEngine scores, RuleEngine rules, PatientAdvisor advisor, PatientPages pages, PatientResources resources, PageWriter writer, PopulationSummary summary, string folder)
{
    private const int PageBuffer = 1 << 16;

    public PatientOutput Run(PatientInput input)
    {
        var record = input.Record;
        var (id, sources, fileName) = pages[record.Patient.Number];
        var findings = scores.EvaluateAll(record);
        var advice = advisor.Advise(record, input.Calls);
        var report = new PatientReport(id, fileName, sources, record, findings, Together(rules.Evaluate(record, findings), advice.Recommendations)) { Pharmacogenomics = advice.Pharmacogenomics };
        summary.Add(report);
        using (var page = Create(fileName)) writer.WritePatient(report, page);
        if (report.CardFileName is { } cardName)
        {
            using var card = Create(cardName);
            writer.WriteCard(report, card);
        }

        var line = new ArrayBufferWriter<byte>(1 << 16);
        PatientLine.Write(report, line);
        var fhir = new ArrayBufferWriter<byte>(1 << 15);
        resources.Write(report, fhir);
        return new PatientOutput(report, advice.Recommendations.Count, advice.Problems, line, fhir);
    }

    private FileStream Create(string name) => new(Path.Combine(folder, "patients", name), FileMode.CreateNew, FileAccess.Write, FileShare.None, PageBuffer);

    private static IReadOnlyList<Recommendation> Together(IReadOnlyList<Recommendation> byRules, IReadOnlyList<Recommendation> byGenotype)
    {
        if (byGenotype.Count == 0) return byRules;
        List<Recommendation> all = [.. byRules, .. byGenotype];
        all.Sort(Recommendation.MostPressingFirst);
        return all;
    }
}
