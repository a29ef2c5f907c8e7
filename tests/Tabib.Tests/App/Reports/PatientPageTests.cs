using Tabib.App.Reports;
using Tabib.Core.Findings;
using Tabib.Core.Outcomes;
using Tabib.Decision.Recommendations;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;

namespace Tabib.Tests.App.Reports;

public sealed class PatientPageTests
{
    [Fact]
    public void Every_finding_and_every_recommendation_is_on_the_page()
    {
        var report = Samples.Ill();
        var content = PatientPageContent.Of(report, Samples.Context);
        Assert.Equal(report.Findings.Count, content.Scores.All.Count() + content.Scores.Unknown.Count);
        Assert.Equal(report.Recommendations.Count, content.Advice.PreventCount + content.Advice.Personalise.Count);
        var page = Samples.Page(report);
        Assert.All(report.Recommendations, one => Assert.Contains(one.Action, page, StringComparison.Ordinal));
        Assert.All(report.Findings, one => Assert.Contains(one.Title, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Real_scores_and_rules_fit_the_page_too()
    {
        var record = Samples.Ill().Record;
        var findings = new RiskEngine(ScoreLibrary.Embedded()).EvaluateAll(record);
        var advice = new RuleEngine(RuleLibrary.Embedded()).Evaluate(record, findings);
        var report = new PatientReport("p", "p.html", [], record, findings, advice);
        var outline = HtmlOutline.Read(Samples.Page(report, Samples.Context with { Scores = ScoreLibrary.Embedded() }));
        Assert.Equal(advice.Count, outline.Elements.Count(tag => tag["class"]?.StartsWith("advice ", StringComparison.Ordinal) == true));
        Assert.NotEmpty(advice);
    }

    [Fact]
    public void No_chance_is_told_of_the_deceased()
    {
        var page = Samples.Page(Samples.Deceased());
        Assert.DoesNotContain("people like you", page, StringComparison.Ordinal);
        Assert.Contains("No risk is computed after death.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chance_outside_0_to_1_is_never_told_in_people()
    {
        var report = Samples.Report("p", [], [Samples.Value("sample-chance", "Sample chance", new FindingOutput("stroke", 8.3, "1"))], []);
        Assert.Empty(PatientPageContent.Of(report, Samples.Context).Scores.Chances);
        Assert.DoesNotContain("of 100", Samples.Page(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_that_lack_the_same_are_named_together()
    {
        var report = Samples.Report("p", [], [Samples.Finding("a", "First", Outcome.Missing("inr")), Samples.Finding("b", "Second", Outcome.Missing("inr")), Samples.Finding("c", "Third", Outcome.Missing("inr", "albumin", "sodium"))], []);
        var unknown = PatientPageContent.Of(report, Samples.Context).Scores.Unknown;
        Assert.Equal(["First", "Second"], Assert.Single(unknown.Nearly).Scores);
        Assert.Equal("inr, albumin, sodium", Assert.Single(unknown.Missing).Reason);
    }

    [Fact]
    public void The_same_words_for_the_patient_are_said_once()
    {
        var one = Samples.Advise("a", RecommendationUrgency.Routine, RecommendationStrength.Strong) with { PatientText = "A blood test is due." };
        var words = PatientPageContent.Of(Samples.Report("p", [], [], [one, one with { RuleId = "b" }]), Samples.Context).Words;
        Assert.Equal(["A blood test is due."], words.Steps);
    }

    [Fact]
    public void Rules_for_adults_are_no_advice_for_a_child()
    {
        var child = Samples.Report("p", [Samples.Stated(Tabib.Core.Facts.DemographicCodes.BirthDate, Tabib.Core.Facts.FactValue.Date("2015-01-01"))], [], []);
        Assert.Contains(Samples.Context.Labels.AdultsOnly, Samples.Page(child), StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Context.Labels.AdultsOnly, Samples.Page(Samples.Ill()), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_lists_open_instead_of_filling_the_page()
    {
        var facts = Enumerable.Range(0, 40).Select(i => Samples.Condition($"{i}", $"Problem {i}", 100 + i)).ToArray();
        var page = Samples.Page(Samples.Report("p", facts, [], []));
        Assert.Contains("and 28 more", page, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 40), i => Assert.Contains($"Problem {i}<", page, StringComparison.Ordinal));
    }

    [Fact]
    public void What_no_record_can_hold_is_not_asked_of_the_patient()
    {
        var context = Samples.Context with { Scores = ScoreLibrary.Embedded() };
        Finding[] findings = [Samples.Finding("pooled-cohort-equations", "PCE", Outcome.Missing("race")), Samples.Finding("kfre-4", "KFRE", Outcome.Missing("uacr")), Samples.Finding("anion-gap", "Gap", Outcome.Missing("sodium"))];
        Assert.Equal(["Urine albumin to creatinine ratio"], PatientPageContent.Of(Samples.Report("p", [], findings, []), context).Words.Clearer.Select(line => line.Name));
    }
}
