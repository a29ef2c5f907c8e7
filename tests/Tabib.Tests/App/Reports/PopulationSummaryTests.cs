using Tabib.App.Reports;
using Tabib.Core.Facts;
using Tabib.Core.Findings;
using Tabib.Core.Outcomes;
using Tabib.Decision.Recommendations;
using Tabib.Evidence.Risk;

namespace Tabib.Tests.App.Reports;

public sealed class PopulationSummaryTests
{
    [Fact]
    public void Who_needs_attention_first()
    {
        var urgent = With("urgent", 0.01, Samples.Advise("a", RecommendationUrgency.Urgent, RecommendationStrength.Information));
        var strong = With("strong", 0.02, Samples.Advise("b", RecommendationUrgency.Routine, RecommendationStrength.Strong), Samples.Advise("c", RecommendationUrgency.Routine, RecommendationStrength.Strong));
        var risky = With("risky", 0.5, Samples.Advise("b", RecommendationUrgency.Routine, RecommendationStrength.Strong));
        var calm = With("calm", 0.1, Samples.Advise("b", RecommendationUrgency.Soon, RecommendationStrength.Strong));
        var report = Samples.Population([Samples.Deceased(), calm, Samples.Bare(), risky, strong, urgent]);
        Assert.Equal(["urgent", "strong", "risky", "calm", "p-2", "p-3"], report.Attention.Select(row => row.Id));
        Assert.Equal(0.5, report.Attention[2].HighestRisk);
        Assert.Equal((6, 5, 1, 4), (report.Patients, report.Living, report.Urgent, report.WithAdvice));
    }

    [Fact]
    public void The_deceased_count_in_no_distribution()
    {
        var report = Samples.Population([Samples.Deceased()]);
        Assert.Empty(report.Scores);
        Assert.Empty(report.Conditions);
        Assert.Equal(0, report.Ages.Sum(band => band.Male));
        Assert.Null(report.Attention[0].HighestRisk);
        Assert.Null(report.Attention[0].Age);
    }

    [Fact]
    public void Shares_of_the_work_may_be_put_together_in_any_order()
    {
        var reports = Enumerable.Range(0, 30).Select(i => With($"p{i:00}", i / 40.0, [.. Enumerable.Range(0, i % 4).Select(n => Samples.Advise($"r{n}", (RecommendationUrgency)(n % 3), RecommendationStrength.Strong))])).Append(Samples.Ill()).ToArray();
        var whole = Samples.Page(Samples.Population(reports));
        var parts = reports.Chunk(7).Reverse().Select(chunk =>
        {
            var part = new PopulationSummary(Samples.Context);
            foreach (var report in chunk.Reverse()) part.Add(report);
            return part;
        });
        var sum = new PopulationSummary(Samples.Context);
        foreach (var part in parts) sum.Merge(part);
        Assert.Equal(whole, Samples.Page(sum.ToReport(Samples.AsOf, null)));
    }

    [Fact]
    public void The_list_ends_and_says_so()
    {
        var summary = new PopulationSummary(Samples.Context);
        for (var i = 0; i < 1203; i++) summary.Add(With($"p{i:0000}", (i % 100) / 100.0));
        var report = summary.ToReport(Samples.AsOf, null);
        Assert.Equal((PopulationSummary.MostRows, 703), (report.Attention.Count, report.LeftOut));
        Assert.Equal("p0099", report.Attention[0].Id);
        Assert.Contains("The list ends after 500 patients; 703 more", Samples.Page(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Risk_is_told_in_its_bands_with_the_reasons_of_those_without()
    {
        var context = Samples.Context with { Scores = ScoreLibrary.Embedded() };
        var summary = new PopulationSummary(context);
        double[] risks = [0.01, 0.049, 0.05, 0.2, 0.3];
        foreach (var risk in risks) summary.Add(Report(Prevent(new[] { new FindingOutput("totalCvd", risk, "1", Category: risk < 0.05 ? "low" : risk < 0.2 ? "borderline" : "high") })));
        summary.Add(Report(Prevent(Outcome.Missing("egfr", "hdlCholesterol"))));
        summary.Add(Report(Prevent(Outcome.NotApplicable("made for ages 30 to 79"))));
        var report = summary.ToReport(Samples.AsOf, null);
        var distribution = Assert.Single(report.Risks);
        Assert.Equal((7, 5), (distribution.Asked, distribution.Said));
        Assert.Equal([0, 1, 1, 1, 0, 0, 0, 1, 1], distribution.Histogram.Select(tally => tally.Count));
        Assert.Equal([("low", 2L), ("borderline", 1L), ("intermediate", 0L), ("high", 2L)], distribution.Categories.Select(tally => (tally.Name, tally.Count)));
        Assert.Equal(["Missing: Estimated glomerular filtration rate, CKD-EPI 2021, HDL cholesterol", "made for ages 30 to 79"], distribution.NotSaid.Select(tally => tally.Name));
        Assert.Equal((6, 1L), (report.KeyInputsOf, report.KeyInputs.Single(tally => tally.Name == "HDL cholesterol").Count));

        static PatientReport Report(Finding finding) => Samples.Report("p", [], [finding], []);
        static Finding Prevent(Outcome<IReadOnlyList<FindingOutput>> outcome) => Samples.Finding("prevent-10-year", "PREVENT", outcome) with
        {
            Missing = outcome.Reason is OutcomeReason.MissingInputs missing ? missing.Names : [],
        };
    }

    [Fact]
    public void Ages_are_counted_by_tens_and_gaps_are_named()
    {
        Fact[] baby = [Samples.Stated(DemographicCodes.BirthDate, FactValue.Date("2025-05-01"))];
        Fact[] old = [Samples.Stated(DemographicCodes.BirthDate, FactValue.Date("1920-05-01"))];
        var report = Samples.Population([Samples.Report("a", baby, [], []), Samples.Report("b", old, [], []), Samples.Bare()]);
        Assert.Equal((1, 1, 1), (report.Ages[0].Unknown, report.Ages[^1].Unknown, report.NoAge));
        Assert.Equal(1, report.Gaps.Single(gap => gap.Name == Samples.Context.Labels.GapBirthDate).Count);
    }

    private static PatientReport With(string id, double risk, params Recommendation[] advice) => Samples.Report(
        id, [Samples.Stated(DemographicCodes.BirthDate, FactValue.Date("1970-01-01")), Samples.Condition("1", $"Problem {risk:0.0}", 100)],
        [Samples.Value("sample-chance", "Sample chance", new FindingOutput("stroke", risk, "1"))], advice);
}
