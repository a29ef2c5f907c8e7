using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Decision.Recommendations;
using Tabib.Decision.Rules;

namespace Tabib.Tests.Decision.Rules;

public sealed class RuleEngineTests
{
    private const string Fibrillation = "49436004";
    private const string Apixaban = "B01AF02";

    private static readonly RuleEngine Engine = new(RuleLibrary.Embedded());

    [Fact]
    public void Advice_names_its_facts_findings_source_and_what_would_turn_it()
    {
        var record = Patients.Aged(76, Sex.Female, Patients.Condition(Fibrillation));
        var advice = Assert.Single(Engine.Evaluate(record, [Patients.Value("cha2ds2-va", "score", 3), Patients.Value("has-bled", "score", 2)]), one => one.RuleId == "af-anticoagulation");
        Assert.Equal(["cha2ds2-va", "has-bled"], advice.Findings);
        Assert.Contains(advice.Facts, fact => fact.ResourceId.StartsWith(Fibrillation, StringComparison.Ordinal));
        Assert.Contains("CHA2DS2-VA 3", advice.Rationale, StringComparison.Ordinal);
        Assert.Contains("HAS-BLED 2", advice.Rationale, StringComparison.Ordinal);
        Assert.Contains("CHA2DS2-VA below 2", advice.WouldChange);
        Assert.Contains("an oral anticoagulant already taken", advice.WouldChange);
        Assert.Contains(advice.Missing, name => name.StartsWith("medication list", StringComparison.Ordinal));
        Assert.NotEmpty(advice.Alternatives);
        Assert.Equal(64, advice.KnowledgeHash.Length);
    }

    [Fact]
    public void A_value_that_does_not_decide_is_not_called_unknown()
    {
        var record = Patients.Aged(74, Sex.Male, Patients.Condition("709044004"), Patients.Measured("2160-0", 2.8, "mg/dL"), Patients.Measured("9318-7", 191, "mg/g"));
        var advice = Assert.Single(Engine.Evaluate(record, [Patients.Value("kfre-4", "kidneyFailure5y", 0.3)]), one => one.RuleId == "kidney-referral");
        Assert.Contains("UACR 191 mg/g", advice.Rationale, StringComparison.Ordinal);
        Assert.DoesNotContain(advice.Facts, fact => fact.ResourceId.StartsWith("9318-7", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_score_brings_a_question_and_no_treatment()
    {
        var record = Patients.Aged(76, Sex.Female, Patients.Condition(Fibrillation));
        var question = Assert.Single(Engine.Evaluate(record, [Patients.Missing("cha2ds2-va")]), one => one.RuleId == "af-anticoagulation");
        Assert.Equal(RecommendationStrength.Information, question.Strength);
        Assert.Contains("CHA2DS2-VA: something", question.Missing);
        Assert.StartsWith("Cannot say", question.Rationale, StringComparison.Ordinal);
    }

    [Fact]
    public void The_dead_are_given_no_advice()
    {
        var death = Patients.Stated(DemographicCodes.Death, FactValue.Of(true));
        Assert.Empty(Engine.Evaluate(Patients.Aged(76, Sex.Male, Patients.Condition(Fibrillation), death), [Patients.Value("cha2ds2-va", "score", 5)]));
    }

    [Fact]
    public void A_finding_of_a_later_time_is_not_used()
    {
        var record = Patients.Aged(76, Sex.Female, Patients.Condition(Fibrillation));
        Assert.DoesNotContain(
            Engine.Evaluate(record, [Patients.Value("cha2ds2-va", "score", 5, Patients.AsOf.AddDays(1))]),
            one => one.RuleId == "af-anticoagulation" && one.Strength != RecommendationStrength.Information);
    }

    [Fact]
    public void The_order_is_urgency_then_strength_then_id()
    {
        var record = Patients.Aged(
            76, Sex.Female, Patients.Condition(Fibrillation), Patients.Drug("C02DX99"), Patients.Measured("2823-3", 6.5, "mmol/L", 2), Patients.Drug("M01AE01"), Patients.Drug("N05AN01"));
        var advice = Engine.Evaluate(record, [Patients.Value("cha2ds2-va", "score", 3)]);
        Assert.Equal(RecommendationUrgency.Urgent, advice[0].Urgency);
        Assert.Equal(
            advice.OrderByDescending(one => one.Urgency).ThenBy(one => one.Strength).ThenBy(one => one.RuleId, StringComparer.Ordinal).Select(one => one.RuleId),
            advice.Select(one => one.RuleId));
    }

    [Theory]
    [InlineData(FactStatus.Active, 1000, true)]
    [InlineData(FactStatus.Unknown, 100, true)]
    [InlineData(FactStatus.Unknown, 500, false)]
    [InlineData(FactStatus.Ended, 10, false)]
    [InlineData(FactStatus.Planned, 10, false)]
    [InlineData(FactStatus.Provisional, 10, false)]
    public void A_drug_counts_as_taken_when_active_or_ordered_lately_without_a_status(FactStatus status, double daysAgo, bool taken)
    {
        var record = Patients.Aged(76, Sex.Female, Patients.Condition(Fibrillation), Patients.Drug(Apixaban, daysAgo, status));
        var advice = Engine.Evaluate(record, [Patients.Value("cha2ds2-va", "score", 3)]);
        Assert.Equal(taken, advice.All(one => one.RuleId != "af-anticoagulation"));
    }

    [Fact]
    public void An_old_active_order_makes_advice_ask_whether_it_is_still_taken()
    {
        var record = Patients.Aged(60, Sex.Male, Patients.Drug("B01AA03", 1500, display: "Warfarin 5 MG"), Patients.Drug("M01AE01"));
        var advice = Assert.Single(Engine.Evaluate(record, []), one => one.RuleId == "interaction-vka-nsaid");
        Assert.Contains(advice.Missing, name => name.Contains("Warfarin 5 MG is still taken", StringComparison.Ordinal));
    }

    [Fact]
    public void A_diagnosis_that_is_not_yet_sure_brings_no_advice()
    {
        var record = Patients.Aged(76, Sex.Female, Patients.Condition(Fibrillation, status: FactStatus.Provisional));
        Assert.DoesNotContain(
            Engine.Evaluate(record, [Patients.Value("cha2ds2-va", "score", 3)]),
            one => one.RuleId == "af-anticoagulation" && one.Strength != RecommendationStrength.Information);
    }

    [Fact]
    public void Two_strengths_of_one_statin_are_no_duplicate_but_two_statins_are()
    {
        var simvastatin = new Code(CodeSystems.RxNorm, "316672");
        Fact Order(string display, double days) => Patients.Drug("", days, display: display) with { Code = new Code(CodeSystems.RxNorm, display) };
        var same = Patients.Aged(60, Sex.Male, Order("Simvastatin 20 MG Oral Tablet", 20), Order("Zocor 40 MG", 30), Patients.Drug("C10AA01"), Patients.Drug("x") with { Code = simvastatin, Display = "Simvistatin 10 MG" });
        Assert.DoesNotContain(Engine.Evaluate(same, []), one => one.RuleId == "duplicate-statin");
        var two = Patients.Aged(60, Sex.Male, Order("Simvastatin 20 MG Oral Tablet", 20), Order("Atorvastatin 80 MG Oral Tablet", 30));
        Assert.Contains(Engine.Evaluate(two, []), one => one.RuleId == "duplicate-statin");
    }

    [Fact]
    public void A_gel_is_no_systemic_drug_but_a_nitrate_ointment_counts_with_sildenafil()
    {
        Fact Order(string display) => Patients.Drug("", 20, display: display) with { Code = new Code(CodeSystems.RxNorm, display) };
        var gel = Patients.Aged(60, Sex.Male, Patients.Drug("B01AA03"), Order("Diclofenac Sodium 0.01 MG/MG Topical Gel"));
        Assert.DoesNotContain(Engine.Evaluate(gel, []), one => one.RuleId == "interaction-vka-nsaid");
        var ointment = Patients.Aged(60, Sex.Male, Patients.Drug("G04BE03"), Order("Nitroglycerin 0.02 MG/MG Topical Ointment"));
        Assert.Equal(RecommendationUrgency.Urgent, Assert.Single(Engine.Evaluate(ointment, []), one => one.RuleId == "interaction-pde5-nitrate").Urgency);
    }

    [Fact]
    public void A_confirmed_diagnosis_silences_the_request_to_confirm()
    {
        var record = Patients.Aged(60, Sex.Male, Patients.Measured("4548-4", 7.2, "%"), Patients.Measured("4548-4", 7.0, "%", 120));
        var ids = Engine.Evaluate(record, []).Select(one => one.RuleId).ToArray();
        Assert.Contains("diabetes-criteria-met", ids);
        Assert.DoesNotContain("diabetes-confirm", ids);
    }

    [Fact]
    public void Threads_give_the_same_advice()
    {
        var engine = new RuleEngine(RuleLibrary.Embedded());
        var record = Patients.Aged(76, Sex.Female, Patients.Condition(Fibrillation), Patients.Drug("M01AE01"), Patients.Drug("N05AN01"), Patients.Measured("2823-3", 6.5, "mmol/L"));
        var answers = Enumerable.Range(0, 64).AsParallel().Select(_ => string.Join('\n', engine.Evaluate(record, []).Select(one => $"{one.RuleId} {one.Rationale} {string.Join('|', one.Missing)}"))).ToHashSet();
        Assert.Single(answers);
    }
}
