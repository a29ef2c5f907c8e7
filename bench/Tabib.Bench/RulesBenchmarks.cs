using BenchmarkDotNet.Attributes;
using Tabib.Core.Findings;
using Tabib.Core.Outcomes;
using Tabib.Decision.Recommendations;
using Tabib.Decision.Rules;
using Tabib.Record.Journal;

namespace Tabib.Bench;

/// <summary>All shipped rules for the patient of <see cref="ThousandFacts"/>.</summary>
[MemoryDiagnoser]
public class RulesBenchmarks
{
    private RuleEngine _engine = null!;
    private PatientRecord _record = null!;
    private Finding[] _findings = [];

    [GlobalSetup]
    public void Prepare()
    {
        _engine = new RuleEngine(RuleLibrary.Embedded());
        _record = ThousandFacts.Record();
        _findings = [Found("cha2ds2-va", "score", 4), Found("has-bled", "score", 2), Found("ckd-epi-2021-creatinine", "egfr", 38), Found("cockcroft-gault", "creatinineClearance", 44), Found("kfre-4", "kidneyFailure5y", 0.02)];
    }

    [Benchmark]
    public IReadOnlyList<Recommendation> AllRulesForOnePatient() => _engine.Evaluate(_record, _findings);

    private static Finding Found(string id, string output, double value) => new()
    {
        Id = id,
        Title = id,
        Outcome = Outcome.Of<IReadOnlyList<FindingOutput>>([new FindingOutput(output, value, "1")]),
        Citation = "benchmark",
        EngineId = "benchmark",
        EngineVersion = "1",
        KnowledgeHash = "",
        IndexTime = ThousandFacts.AsOf,
    };
}
