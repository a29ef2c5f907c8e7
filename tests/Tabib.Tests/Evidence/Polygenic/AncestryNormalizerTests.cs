using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Polygenic.Ancestry;

namespace Tabib.Tests.Evidence.Polygenic;

public sealed class AncestryNormalizerTests
{
    [Fact]
    public void Scores_that_follow_ancestry_alone_have_the_mean_taken_off()
    {
        var panel = Panel(2000, (pcs, noise) => 3 + (2 * pcs[0]) - pcs[1] + noise);
        var normalizer = new AncestryNormalizer(panel, 2);
        var all = Enumerable.Range(0, panel.Scores.Length).Select(i => normalizer.Normalize(panel.Components.Values[i], panel.Scores[i])).ToArray();
        foreach (var z in new Func<NormalizedScore, double>[] { score => score.Z1, score => score.Z2, score => score.Z2TwoStep })
        {
            var values = all.Select(z).ToArray();
            Assert.InRange(values.Average(), -0.02, 0.02);
            Assert.InRange(values.Average(value => value * value), 0.95, 1.05);
        }
    }

    [Fact]
    public void A_spread_that_depends_on_ancestry_is_evened_out()
    {
        var panel = Panel(4000, (pcs, noise) => noise * Math.Exp(pcs[0]));
        var normalizer = new AncestryNormalizer(panel, 2);
        var (low, high) = (new List<NormalizedScore>(), new List<NormalizedScore>());
        for (var i = 0; i < panel.Scores.Length; i++) (panel.Components.Values[i][0] < 0 ? low : high).Add(normalizer.Normalize(panel.Components.Values[i], panel.Scores[i]));
        Assert.True(high.Average(score => score.Z1 * score.Z1) > 2 * low.Average(score => score.Z1 * score.Z1));
        Assert.InRange(high.Average(score => score.Z2 * score.Z2) / low.Average(score => score.Z2 * score.Z2), 0.85, 1.18);
    }

    [Fact]
    public void The_nearest_population_and_the_place_in_it_are_told()
    {
        var components = new double[200][];
        var (scores, populations) = (new double[200], new string[200]);
        var random = new Random(1);
        for (var i = 0; i < 200; i++)
        {
            var isFirst = i < 100;
            components[i] = [(isFirst ? 0 : 50) + Noise(random), Noise(random)];
            (scores[i], populations[i]) = (i % 100, isFirst ? "first" : "second");
        }

        var normalizer = new AncestryNormalizer(new ReferencePanel(new PrincipalComponents([.. Enumerable.Range(0, 200).Select(i => $"r{i}")], components), scores, populations), 2);
        var near = normalizer.Normalize([0.1, 0.1], 49);
        Assert.Equal(("first", 49.5, false), (near.Population, near.Percentile, near.IsFarFromPanel));
        Assert.Equal((49 - 49.5) / Math.Sqrt(833.25), near.PopulationZ, 12);
        Assert.True(normalizer.Normalize([500, 500], 49).IsFarFromPanel);
        Assert.Equal("second", normalizer.Normalize([45, 0], 49).Population);
    }

    [Fact]
    public void A_panel_that_says_nothing_is_refused()
    {
        var same = new ReferencePanel(new PrincipalComponents([.. Enumerable.Range(0, 99).Select(i => $"r{i}")], [.. Enumerable.Range(0, 99).Select(_ => new double[] { 1, 2 })]), new double[99], null);
        Assert.Equal("PGS040", Assert.Throws<ProblemException>(() => new AncestryNormalizer(same, 2)).Problem.Code);
        Assert.Equal("PGS040", Assert.Throws<ProblemException>(() => new AncestryNormalizer(Panel(10, (_, noise) => noise), 2)).Problem.Code);
    }

    [Theory]
    [InlineData("""{"score":"PGS1","outcome":"o","z":"Z_NORM2","baselineRisk":0.1,"hazardRatio":1.5,"citation":"c","examples":[{"zValue":0,"risk":0.1},{"zValue":2,"risk":0.211}]}""", 1, null)]
    [InlineData("""{"score":"PGS1","outcome":"o","z":"Z_NORM2","baselineRisk":0.1,"hazardRatio":1.5,"citation":"c","examples":[{"zValue":2,"risk":0.4}]}""", 0, "KNW016")]
    [InlineData("""{"score":"PGS1","outcome":"o","z":"Z_NORM2","baselineRisk":0.1,"hazardRatio":1.5,"citation":"c"}""", 0, "KNW016")]
    [InlineData("""{"score":"PGS1","outcome":"o","z":"Z","baselineRisk":7,"hazardRatio":-1,"citation":"c","examples":[]}""", 0, "KNW011")]
    [InlineData("""{"score":"PGS1" """, 0, "KNW010")]
    public void A_calibration_pack_is_used_where_its_examples_come_out(string json, int packs, string? code)
    {
        var problems = new List<Problem>();
        Assert.Equal(packs, CalibrationPacks.Load([new KnowledgeFile("polygenic-calibration/p.json", System.Text.Encoding.UTF8.GetBytes(json), "")], problems).Count);
        Assert.Equal(code, problems.FirstOrDefault()?.Code);
    }

    private static ReferencePanel Panel(int count, Func<double[], double, double> score)
    {
        var random = new Random(7);
        var components = Enumerable.Range(0, count).Select(_ => new[] { Noise(random), Noise(random) }).ToArray();
        return new ReferencePanel(new PrincipalComponents([.. Enumerable.Range(0, count).Select(i => $"r{i}")], components), [.. components.Select(values => score(values, Noise(random)))], null);
    }

    private static double Noise(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
