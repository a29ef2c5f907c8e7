using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Models.Auditing;

namespace Tabib.Tests.App.Models.Auditing;

/// <summary>The command on a table with the columns of the public prediction file of Obermeyer et al. 2019, against numbers worked out anew and in another way.</summary>
public sealed class LabelCommandTests : IDisposable
{
    private static readonly string[] Scores = ["log_cost_t_hat", "log_cost_avoidable_t_hat", "gagne_sum_t_hat"];
    private static readonly string[] LabelNames = ["gagne_sum_t", "cost_t", "cost_avoidable_t"];

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-labels-").FullName;
    private readonly List<Member> _members = Members();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Shares_of_labels_and_groups_among_the_highest()
    {
        var labels = Run().Labels!;
        // floor(0.03 x 2017)
        Assert.All(labels.Concentrations, concentration => Assert.Equal(60, concentration.Selected));
        for (var score = 0; score < Scores.Length; score++)
        {
            var selected = _members.OrderByDescending(member => member.Scores[score]).Take(60).ToList();
            for (var label = 0; label < LabelNames.Length; label++)
            {
                var share = selected.Sum(member => member.Labels[label]) / _members.Sum(member => member.Labels[label]);
                Assert.Equal(LabelNames[label], labels.Concentrations[score].Labels[label].Name);
                Assert.Equal(share, labels.Concentrations[score].Labels[label].Share!.Value, 1e-14);
                Assert.Equal(Math.Sqrt(share * (1 - share) / 2017), labels.Concentrations[score].Labels[label].StandardError!.Value, 1e-15);
            }

            var black = selected.Count(member => member.Race == "black") / 60.0;
            var told = labels.Concentrations[score].Groups.Single(share => share.Name == "race=black");
            Assert.Equal((black, Math.Sqrt(black * (1 - black) / 2017)), (told.Share!.Value, told.StandardError!.Value));
        }

        var shares = labels.Concentrations.Select(concentration => concentration.Labels[0].Share!.Value).ToList();
        Assert.Equal(shares.Max() - shares.Min(), labels.Spread[0].Difference!.Value, 1e-15);
    }

    [Fact]
    public void Choices_as_made_against_as_many_by_a_score()
    {
        var decisions = Run().Labels!.Decisions;
        var enrolled = _members.Count(member => member.Enrolled == 1);
        Assert.All(decisions, decision => Assert.Equal(enrolled, decision.Selected));
        var made = decisions.Single(decision => decision.Choice == "as decided");
        Assert.Equal(_members.Where(member => member.Enrolled == 1).Sum(member => member.Labels[1]) / _members.Sum(member => member.Labels[1]), made.Labels[1].Share!.Value, 1e-14);
        var sickest = decisions.Single(decision => decision.Choice == "highest gagne_sum_t_hat");
        Assert.Equal(_members.OrderByDescending(member => member.Scores[2]).Take(enrolled).Sum(member => member.Labels[0]) / _members.Sum(member => member.Labels[0]), sickest.Labels[0].Share!.Value, 1e-14);
    }

    [Fact]
    public void Variance_that_a_score_explains()
    {
        var explained = Run().Labels!.Explained;
        for (var score = 0; score < Scores.Length; score++)
        {
            for (var label = 0; label < LabelNames.Length; label++)
            {
                var (x, y) = (_members.Select(member => member.Scores[score]).ToArray(), _members.Select(member => member.Labels[label]).ToArray());
                Assert.Equal(Squared(x, y), explained.Single(one => one.Label == LabelNames[label] && one.Score == Scores[score]).Squared!.Value, 1e-12);
                Assert.Equal(Squared(x, [.. y.Select(value => Math.Log10(1 + value))]), explained.Single(one => one.Label == $"log10(1 + {LabelNames[label]})" && one.Score == Scores[score]).Squared!.Value, 1e-12);
            }
        }
    }

    /// <summary>Rows are deleted and appended as the published text says, on lists.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Equal_need_by_both_loops(int score)
    {
        var simulation = Run().Labels!.Swaps.Single(swap => swap.Score == Scores[score]);
        Assert.Equal(("race=white", "race=black", 45), (simulation.Reference, simulation.Other, simulation.Cuts.Count));
        var percentiles = Percentiles([.. _members.Select(member => member.Scores[score])]);
        foreach (var cut in simulation.Cuts)
        {
            var white = _members.Count(member => member.Race == "white" && percentiles[member.Row] >= cut.Percentile);
            var black = _members.Count(member => member.Race == "black" && percentiles[member.Row] >= cut.Percentile);
            Assert.Equal((white, black), (cut.Reference, cut.Other));
            Assert.Equal((double)black / (white + black), cut.Before!.Value, 1e-15);
            Assert.Equal((double)(black + Swaps(score, percentiles, cut.Percentile, advances: true)) / (white + black), cut.AfterPublished!.Value, 1e-15);
            Assert.Equal((double)(black + Swaps(score, percentiles, cut.Percentile, advances: false)) / (white + black), cut.AfterCorrected!.Value, 1e-15);
        }

        Assert.Contains(simulation.Cuts, cut => cut.Corrected > cut.Published && cut.Published > 0);
    }

    [Fact]
    public void Need_at_or_above_the_cut()
    {
        var needs = Run().Labels!.Needs[0];
        var percentiles = Percentiles([.. _members.Select(member => member.Scores[0])]);
        foreach (var group in needs.AtCut)
        {
            var there = _members.Where(member => $"race={member.Race}" == group.Group && percentiles[member.Row] >= 97).ToList();
            Assert.Equal((97, there.Count), (group.Percentile, group.People!.Value));
            for (var label = 0; label < LabelNames.Length; label++) Assert.Equal(there.Average(member => member.Labels[label]), group.Means![label], 1e-9);
        }
    }

    [Fact]
    public void A_count_has_no_rates_and_that_is_told()
    {
        var report = Run();
        Assert.All(report.Scores, score => Assert.Null(score.Result));
        Assert.All(report.Scores, score => Assert.StartsWith("gagne_sum_t is not 0/1", score.CannotSay, StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(_folder, "out", "proxy.html")));
    }

    private AuditReport Run()
    {
        var table = Path.Combine(_folder, "predictions.csv");
        File.WriteAllLines(table, ["race,risk_score_t,program_enrolled_t,gagne_sum_t,cost_t,cost_avoidable_t,log_cost_t_hat,log_cost_avoidable_t_hat,gagne_sum_t_hat", .. _members.Select(member => member.Line)]);
        return new AuditCapability().Run(
            new AuditOptions { Predictions = table, Score = [string.Join(',', Scores)], Outcome = "gagne_sum_t", Proxy = ["cost_t", "cost_avoidable_t"], Groups = ["race"], Top = 0.03, Decision = "program_enrolled_t", Out = Path.Combine(_folder, "out") },
            new Progress<ProgressReport>(), TestContext.Current.CancellationToken).Report;
    }

    private int Swaps(int score, int[] percentiles, int cut, bool advances)
    {
        var selected = _members.Where(member => member.Race == "white" && percentiles[member.Row] >= cut).OrderBy(member => member.Labels[0]).ToList();
        var candidates = _members.Where(member => member.Race == "black" && percentiles[member.Row] < cut).OrderByDescending(member => member.Scores[score]).ThenByDescending(member => member.Labels[0]).ToList();
        var (healthy, candidate, swapped) = (1, 1, 0);
        while (healthy < selected.Count && candidate < candidates.Count)
        {
            if (selected[healthy - 1].Labels[0] < candidates[candidate - 1].Labels[0])
            {
                selected.RemoveAt(healthy - 1);
                if (advances) healthy++;
                swapped++;
            }

            candidate++;
        }

        return swapped;
    }

    /// <summary>R's cut over unique quantiles of type 7, the lowest included.</summary>
    private static int[] Percentiles(double[] scores)
    {
        var sorted = scores.Order().ToArray();
        var edges = Enumerable.Range(0, 101).Select(percent =>
        {
            var place = 1 + ((scores.Length - 1) * (percent / 100.0));
            var (low, high) = (sorted[(int)Math.Floor(place) - 1], sorted[(int)Math.Ceiling(place) - 1]);
            return low == high ? low : ((1 - (place - Math.Floor(place))) * low) + ((place - Math.Floor(place)) * high);
        }).Distinct().ToList();
        return [.. scores.Select(score => Math.Max(1, edges.FindIndex(edge => score <= edge)))];
    }

    private static double Squared(double[] x, double[] y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var shared = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return shared * shared / x.Sum(a => (a - meanX) * (a - meanX)) / y.Sum(b => (b - meanY) * (b - meanY));
    }

    private static List<Member> Members()
    {
        var random = new Random(4);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return [.. Enumerable.Range(0, 2017).Select(row =>
        {
            var race = random.NextDouble() < 0.25 ? "black" : "white";
            var need = Math.Max(0, Math.Round(1.4 + (race == "black" ? 0.7 : 0) + (1.5 * Normal())));
            var cost = Math.Round(Math.Exp(7 + (0.3 * need) - (race == "black" ? 0.4 : 0) + (0.7 * Normal())) / 100) * 100;
            var avoidable = Math.Round(cost * random.NextDouble() / 300) * 100;
            return new Member(row, race, random.Next(30) == 0 ? 1 : 0, [need, cost, avoidable], [Rounded(Math.Log(1 + cost) + (0.8 * Normal())), Rounded(Math.Log(1 + avoidable) + Normal()), Rounded(need + (1.2 * Normal()))]);
        })];
    }

    /// <summary>To hundredths: scores are tied often.</summary>
    private static double Rounded(double value) => Math.Round(value, 2);

    private sealed record Member(int Row, string Race, int Enrolled, double[] Labels, double[] Scores)
    {
        public string Line => string.Join(',', [Race, .. new[] { Scores[0], Enrolled }.Concat(Labels).Concat(Scores).Select(value => value.ToString("R", CultureInfo.InvariantCulture))]);
    }
}
