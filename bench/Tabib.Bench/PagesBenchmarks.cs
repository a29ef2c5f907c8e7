using BenchmarkDotNet.Attributes;
using Tabib.App.Reports;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;

namespace Tabib.Bench;

/// <summary>The page of the patient of <see cref="ThousandFacts"/>, without findings and recommendations, which are made before.</summary>
[MemoryDiagnoser]
public class PagesBenchmarks
{
    private PageWriter _writer = null!;
    private PatientReport _report = null!;
    private ReportContext _context = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _context = new ReportContext("bench", [], ScoreLibrary.Embedded());
        _writer = new PageWriter(_context);
        var record = ThousandFacts.Record();
        var findings = new RiskEngine(ScoreLibrary.Embedded()).EvaluateAll(record);
        _report = new PatientReport("1", "1.html", ["bench:1"], record, findings, new RuleEngine(RuleLibrary.Embedded()).Evaluate(record, findings));
    }

    [Benchmark]
    public void OnePage() => _writer.WritePatient(_report, Stream.Null);

    [Benchmark]
    public PopulationSummary AddOnePatientToThePopulation()
    {
        var summary = new PopulationSummary(_context);
        summary.Add(_report);
        return summary;
    }
}
