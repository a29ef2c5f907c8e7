using CsCheck;
using Tabib.Core.Facts;
using Tabib.Core.Findings;
using Tabib.Core.Identity;
using Tabib.Decision.Recommendations;
using Tabib.Decision.Rules;

namespace Tabib.Tests.Decision.Rules;

/// <summary>Losing knowledge may cost advice, never bring it.</summary>
public sealed class AbsentFindingTests
{
    private static readonly RuleEngine Engine = new(RuleLibrary.Embedded());

    private static readonly (string Id, string Output, double Most)[] Scores =
    [
        ("pooled-cohort-equations", "ascvd", 0.4), ("prevent-10-year", "ascvd", 0.4), ("cha2ds2-va", "score", 6), ("cha2ds2-vasc", "score", 7), ("has-bled", "score", 6),
        ("ckd-epi-2021-creatinine", "egfr", 120), ("cockcroft-gault", "creatinineClearance", 120), ("kfre-4", "kidneyFailure5y", 0.4),
    ];

    private static readonly string[] Drugs =
        ["C10AA05", "A10BA02", "B01AF02", "B01AE07", "B01AF01", "N03AX12", "N05AN01", "C01AA05", "M01AE01", "C09AA03", "C03DA01", "M04AA01", "L01BA01"];

    private static readonly string[] Conditions = ["49436004", "44054006", "38341003", "53741008", "433144002", "88805009"];

    private static readonly (string Loinc, string Unit, double Most)[] Measurements =
        [("2089-1", "mg/dL", 250), ("8480-6", "mm[Hg]", 200), ("4548-4", "%", 10), ("9318-7", "mg/g", 600), ("2823-3", "mmol/L", 7), ("2160-0", "mg/dL", 3), ("39156-5", "kg/m2", 40)];

    private static readonly Gen<Fact> AnyFact = Gen.OneOf(
        Gen.Select(OneOf(Drugs), Gen.Double[1, 1500], (atc, days) => Patients.Drug(atc, days)),
        Gen.Select(OneOf(Conditions), Gen.Double[1, 3000], (code, days) => Patients.Condition(code, days)),
        Gen.Select(OneOf(Measurements), Gen.Double[0.2, 1], Gen.Double[1, 900], (what, share, days) => Patients.Measured(what.Loinc, what.Most * share, what.Unit, days)));

    private static readonly Gen<(Finding[] Findings, int Lost)> AnyFindings =
        Gen.Select(Gen.Double[0, 1].Array[Scores.Length], Gen.Int[0, Scores.Length - 1], (shares, lost) =>
            (Scores.Select((score, i) => Patients.Value(score.Id, score.Output, shares[i] * score.Most)).ToArray(), lost));

    [Fact]
    public void Losing_a_finding_never_adds_treatment_advice()
    {
        var advised = 0;
        Gen.Select(Gen.Int[18, 95], Gen.Bool, AnyFact.Array[0, 25], AnyFindings).Sample(
            (age, isFemale, facts, findings) =>
            {
                var record = Patients.Aged(age, isFemale ? Sex.Female : Sex.Male, facts);
                var before = Treatments(record, findings.Findings);
                Interlocked.Add(ref advised, before.Count);
                Finding[] fewer = [.. findings.Findings.Select((finding, i) => i == findings.Lost ? Patients.Missing(finding.Id) : finding)];
                Assert.Subset(before, Treatments(record, fewer));
                Assert.Subset(before, Treatments(record, [.. findings.Findings.Where((_, i) => i != findings.Lost)]));
            },
            iter: 400);
        Assert.True(advised > 400, "the records must bring advice, else the property holds for nothing");
    }

    private static Gen<T> OneOf<T>(T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    private static HashSet<string> Treatments(Tabib.Record.Journal.PatientRecord record, Finding[] findings) =>
        [.. Engine.Evaluate(record, findings).Where(one => one.Strength != RecommendationStrength.Information).Select(one => one.RuleId)];
}
