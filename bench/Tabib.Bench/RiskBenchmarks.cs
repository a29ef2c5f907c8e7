using BenchmarkDotNet.Attributes;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Findings;
using Tabib.Core.Identity;
using Tabib.Core.Time;
using Tabib.Core.Units;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Risk;
using Tabib.Record.Journal;

namespace Tabib.Bench;

/// <summary>One PREVENT evaluation is one patient through one model with its five outcomes; the compiled body alone, inputs in the declared units.</summary>
[MemoryDiagnoser]
public class RiskBenchmarks
{
    private readonly ScorePack _prevent = ScoreLibrary.Embedded()["prevent-10-year"];
    private readonly RiskEngine _engine = new(ScoreLibrary.Embedded());
    private readonly double[] _outputs = new double[5];
    private double[] _inputs = [];
    private PatientRecord _record = null!;

    [GlobalSetup]
    public void Setup()
    {
        var given = new Dictionary<string, double>
        {
            ["age"] = 50,
            ["sex"] = 0,
            ["totalCholesterol"] = 200,
            ["hdlCholesterol"] = 45,
            ["systolicBloodPressure"] = 160,
            ["bloodPressureTreated"] = 1,
            ["statin"] = 0,
            ["diabetes"] = 1,
            ["smoker"] = 0,
            ["egfr"] = 90,
            ["bmi"] = 35,
        };
        _inputs = [.. _prevent.Inputs.Select(input => given.GetValueOrDefault(input.Name, double.NaN))];
        var now = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
        string[] codes = ["2160-0", "2093-3", "2085-9", "2571-8", "8480-6", "8462-4", "29463-7", "8302-2", "2345-7", "4548-4", "2951-2", "1751-7", "1920-8", "1742-6", "777-3"];
        var facts = Enumerable.Range(0, 600).Select(i => new Fact
        {
            Patient = new PatientKey(1),
            Kind = FactKind.Observation,
            Code = new Code(CodeSystems.Loinc, codes[i % codes.Length]),
            Value = FactValue.Of(new Quantity("100", "mg/dL")),
            Effective = new Interval(now.AddDays(-i), now.AddDays(-i).AddTicks(1)),
            KnownAt = now.AddDays(-i),
            Source = new FactSource(i, "Observation", $"{i}", 1),
        });
        _record = PatientRecord.Create(new PatientKey(1), now, facts);
    }

    [Benchmark]
    public double Prevent()
    {
        _prevent.TryEvaluate(_inputs, _outputs);
        return _outputs[0];
    }

    [Benchmark]
    public IReadOnlyList<Finding> AllScoresOfOnePatient() => _engine.EvaluateAll(_record);

    [Benchmark]
    public int ReadAllPacks() => new ScoreLibrary(KnowledgeFiles.Embedded("scores"), _engine.Library.Concepts).All.Count();
}
