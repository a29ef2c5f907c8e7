using CsCheck;
using Tabib.Core.Statistics;
using Tabib.Evidence.Fairness;
using Tabib.Evidence.Validation;

namespace Tabib.Tests.Evidence.Fairness;

public sealed class FairnessAuditTests
{
    private static readonly GroupColumn[] Columns = [new("site", ["A", "B", "C"]), new("sex", ["f", "m"])];

    /// <summary>Rows drawn with replacement, one at a time, tell the same intervals as draws over cells.</summary>
    [Fact]
    public void Intervals_are_those_of_rows_drawn_one_by_one()
    {
        var rows = Rows(600, 3);
        var result = Audit(rows, new FairnessAuditOptions { Threshold = 0.5, SuppressBelow = 0, Replicates = 4000, HasScoreMetrics = false });
        var random = new Random(8);
        var (gaps, ratios, odds) = (new List<double>(), new List<double>(), new List<double>());
        for (var replicate = 0; replicate < 4000; replicate++)
        {
            var (selected, all, found, ill, vain, well) = (new int[3], new int[3], new int[2], new int[2], new int[2], new int[2]);
            for (var draw = 0; draw < rows.Scores.Length; draw++)
            {
                var row = random.Next(rows.Scores.Length);
                var (site, sex, isSelected) = (rows.Cells[row] / 2, rows.Cells[row] % 2, rows.Scores[row] >= 0.5);
                all[site]++;
                selected[site] += isSelected ? 1 : 0;
                if (rows.Outcomes[row]) ill[sex]++;
                else well[sex]++;
                if (isSelected && rows.Outcomes[row]) found[sex]++;
                if (isSelected && !rows.Outcomes[row]) vain[sex]++;
            }

            double Rate(int site) => (double)selected[site] / all[site];
            gaps.Add(Rate(1) - Rate(0));
            ratios.Add(Rate(1) / Rate(0));
            odds.Add(Math.Max(Math.Abs(((double)found[0] / ill[0]) - ((double)found[1] / ill[1])), Math.Abs(((double)vain[0] / well[0]) - ((double)vain[1] / well[1]))));
        }

        var gap = result.Gaps.Single(gap => gap is { Grouping: "site", Group: "site=B", Measure: "selectionRate" });
        Assert.Equal("site=A", gap.Reference);
        Close(gaps, gap.DifferenceLower, gap.DifferenceUpper, 0.012);
        Close(ratios, gap.RatioLower, gap.RatioUpper, 0.05);
        var spread = result.Spreads.Single(spread => spread is { Grouping: "sex", Measure: "equalisedOdds" });
        Close(odds, spread.DifferenceLower, spread.DifferenceUpper, 0.012);
        Assert.Equal(0, gap.EmptyShare);
    }

    /// <summary>Intervals of one grouping must not be taken for those of another: groupings one by one tell the same.</summary>
    [Fact]
    public void Estimates_lie_with_their_own_intervals()
    {
        var result = Audit(Rows(5000, 4), new FairnessAuditOptions { Threshold = 0.5, SuppressBelow = 0, Replicates = 500 });
        Assert.All(result.Gaps.Where(gap => gap.Ratio is not null && gap.RatioLower is not null), gap => Assert.InRange(gap.Ratio!.Value, gap.RatioLower!.Value, gap.RatioUpper!.Value));
        Assert.All(result.Gaps.Where(gap => gap.Difference is not null), gap => Assert.InRange(gap.Difference!.Value, gap.DifferenceLower!.Value, gap.DifferenceUpper!.Value));
        Assert.All(result.Spreads, spread => Assert.InRange(spread.Difference!.Value, 0, spread.DifferenceUpper!.Value));
        Assert.All(result.Spreads, spread => Assert.InRange(spread.Ratio!.Value, spread.RatioLower!.Value, 1));
    }

    [Fact]
    public void Areas_and_calibration_of_groups_are_those_of_their_rows()
    {
        var rows = Rows(3000, 5);
        var result = Audit(rows, new FairnessAuditOptions { Threshold = 0.5, SuppressBelow = 0, Replicates = 100 });
        foreach (var (name, holds) in new (string, Func<int, bool>)[] { ("everyone", _ => true), ("site=B", cell => cell / 2 == 1), ("sex=m", cell => cell % 2 == 1), ("site=C, sex=f", cell => cell == 4) })
        {
            int[] own = [.. Enumerable.Range(0, rows.Scores.Length).Where(row => holds(rows.Cells[row]))];
            var (scores, outcomes) = (Array.ConvertAll(own, row => rows.Scores[row]), Array.ConvertAll(own, row => rows.Outcomes[row]));
            var (area, fit) = (AreaUnderCurve.Of(scores, outcomes), Calibration.Of(scores, outcomes));
            var told = result.Groups.Single(group => group.Group == name);
            Assert.Equal(area.Value!.Value, told.Area!.Value!.Value, 1e-13);
            Assert.Equal(area.Interval()!.Value.Lower, told.Area.Lower!.Value, 1e-11);
            Assert.Equal(fit.Slope!.Value, told.Calibration!.Slope!.Value, 1e-8);
            Assert.Equal(fit.SlopeStandardError!.Value, told.Calibration.SlopeStandardError!.Value, 1e-8);
            Assert.Equal(fit.InTheLarge!.Value, told.Calibration.InTheLarge!.Value, 1e-9);
            Assert.Equal(fit.ObservedToExpected, told.Calibration.ObservedToExpected!.Value, 1e-12);
            Assert.Equal(NetBenefit.Of(scores, outcomes, 0.5).Model, told.NetBenefit!.Value, 1e-12);
        }
    }

    [Fact]
    public void Threads_and_the_order_of_rows_change_nothing()
    {
        var rows = Rows(400, 6);
        int[] order = [.. Enumerable.Range(0, 400)];
        new Random(1).Shuffle(order);
        var shuffled = new FairnessRows(Array.ConvertAll(order, row => rows.Scores[row]), Array.ConvertAll(order, row => rows.Outcomes[row]), Array.ConvertAll(order, row => rows.Cells[row]), rows.Space);
        var one = Audit(rows, new FairnessAuditOptions { Threshold = 0.5, Replicates = 300 });
        var other = Audit(shuffled, new FairnessAuditOptions { Threshold = 0.5, Replicates = 300, Threads = 4 });
        Assert.Equal(one.Gaps, other.Gaps);
        Assert.Equal(one.Spreads, other.Spreads);
    }

    /// <summary>Three people of a group: in some replicates nobody of it is drawn, and those have no estimate.</summary>
    [Fact]
    public void A_replicate_without_a_group_has_no_estimate_and_is_counted()
    {
        var space = new GroupSpace([new GroupColumn("site", ["A", "B"])], [[0], [1]]);
        double[] scores = [.. Enumerable.Range(0, 203).Select(row => row % 10 / 10.0)];
        var rows = new FairnessRows(scores, [.. Enumerable.Range(0, 203).Select(row => row % 3 == 0)], [.. Enumerable.Range(0, 203).Select(row => (ushort)(row < 200 ? 0 : 1))], space);
        var gap = FairnessAudit.Of(rows, new FairnessAuditOptions { Threshold = 0.5, SuppressBelow = 0, Replicates = 4000 }, TestContext.Current.CancellationToken).Gaps.Single(gap => gap.Measure == "selectionRate");
        // (1 - 3/203)^203
        Assert.Equal(0.0487, gap.EmptyShare!.Value, 0.012);
        Assert.InRange(gap.DifferenceLower!.Value, -1, 0);
    }

    [Fact]
    public void Nothing_withheld_can_be_worked_out_from_one_sum() => Gen.Int[0, 12].Array[6 * 4].Sample(counts =>
    {
        var space = new GroupSpace(Columns, [.. Enumerable.Range(0, 6).Select(cell => new[] { cell / 2, cell % 2 })]);
        DecisionCounts[] cells = [.. Enumerable.Range(0, 6).Select(cell => new DecisionCounts(counts[cell * 4], counts[(cell * 4) + 1], counts[(cell * 4) + 2], counts[(cell * 4) + 3]))];
        var groups = space.Sum(cells);
        var withheld = CellSuppression.Of(space, groups, 5);
        for (var group = 0; group < groups.Length; group++) Assert.True(groups[group].People >= 5 || withheld[group].HasFlag(Withheld.People));
        foreach (var (whole, parts) in space.Sums())
        {
            foreach (var kind in new[] { Withheld.People, Withheld.Prevalence, Withheld.Selection, Withheld.Decisions }) Assert.NotEqual(1, parts.Append(whole).Count(group => withheld[group].HasFlag(kind)));
        }
    });

    [Fact]
    public void Binomial_draws_have_their_mean_and_variance()
    {
        foreach (var (trials, chance) in new[] { (40L, 0.1), (5000L, 0.3), (1_000_000L, 0.7), (90L, 0.5) })
        {
            var (sum, squares) = (0.0, 0.0);
            for (var replicate = 0; replicate < 20_000; replicate++)
            {
                var draws = new ReplicateDraws(3, replicate);
                var distance = draws.Binomial(trials, chance) - (trials * chance);
                (sum, squares) = (sum + distance, squares + (distance * distance));
            }

            var variance = trials * chance * (1 - chance);
            Assert.InRange(sum / 20_000 / Math.Sqrt(variance / 20_000), -4, 4);
            Assert.Equal(1, squares / 20_000 / variance, 0.05);
        }
    }

    [Fact]
    public void Holm_steps_down_and_never_falls()
    {
        Assert.Equal([0.04, null, 0.06, 0.06, 0.02], HolmAdjustment.Of([0.01333333333333333333, null, 0.03, 0.04, 0.005]).Select(value => value is { } p ? (double?)Math.Round(p, 12) : null));
        Assert.Equal([1.0, 1.0], HolmAdjustment.Of([0.6, 0.9]).Select(value => value!.Value));
    }

    /// <summary>Weights make group and outcome independent, and add up to the people.</summary>
    [Fact]
    public void Weights_of_training_part_group_and_outcome()
    {
        DecisionCounts[] counts = [new(30, 10, 10, 50), new(5, 5, 5, 25)];
        var (weights, effective) = ReweighingWeight.Of(["A", "B"], counts);
        double[] both = [40, 60, 10, 30];
        double[] weighed = [.. weights.Select((weight, i) => weight.Weight!.Value * both[i])];
        Assert.Equal(140, weighed.Sum(), 1e-10);
        Assert.Equal(weighed[0] / (weighed[0] + weighed[1]), weighed[2] / (weighed[2] + weighed[3]), 1e-12);
        Assert.InRange(effective, 100, 140);
    }

    [Fact]
    public void Other_rules_reach_what_they_are_for_and_say_what_they_cost()
    {
        var result = Audit(Rows(6000, 9), new FairnessAuditOptions { Threshold = 0.5, Replicates = 100 });
        WhatIf Of(string policy) => result.WhatIfs.Single(whatIf => whatIf.Grouping == "site" && whatIf.Policy == policy);
        var (now, odds, parity) = (Of("as it is"), Of("equal true positive rates"), Of("equal selection rates"));
        Assert.Equal(result.Decision.Selected, now.Selected);
        Assert.True(odds.TruePositiveSpread < 0.01 && now.TruePositiveSpread > 0.02);
        Assert.True(parity.SelectionSpread < 0.01 && now.SelectionSpread > 0.02);
        Assert.NotNull(odds.NetBenefit);
        Assert.Equal(6, Of("reweighed in training").Weights.Count);
        Assert.NotNull(Of("recalibrated within groups").Selected);
    }

    private static FairnessAuditResult Audit(FairnessRows rows, FairnessAuditOptions options) => FairnessAudit.Of(rows, options, TestContext.Current.CancellationToken);

    private static FairnessRows Rows(int count, int seed)
    {
        var random = new Random(seed);
        var (scores, outcomes, cells) = (new double[count], new bool[count], new ushort[count]);
        for (var row = 0; row < count; row++)
        {
            var site = random.Next(10) switch { < 5 => 0, < 8 => 1, _ => 2 };
            cells[row] = (ushort)((site * 2) + random.Next(2));
            scores[row] = Math.Round(1 / (1 + Math.Exp(-((random.NextDouble() * 4) - 2 + (0.4 * site)))), 3);
            outcomes[row] = random.NextDouble() < 1 / (1 + Math.Exp(-((0.8 * Math.Log(scores[row] / (1 - scores[row]))) - 0.2 + (cells[row] % 2 * 0.3))));
        }

        return new FairnessRows(scores, outcomes, cells, new GroupSpace(Columns, [.. Enumerable.Range(0, 6).Select(cell => new[] { cell / 2, cell % 2 })]));
    }

    private static void Close(List<double> replicates, double? lower, double? upper, double within)
    {
        replicates.Sort();
        Assert.Equal(replicates[100], lower!.Value, within);
        Assert.Equal(replicates[3900], upper!.Value, within);
    }
}
