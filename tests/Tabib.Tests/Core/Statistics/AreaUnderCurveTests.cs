using CsCheck;
using Tabib.Core.Statistics;

namespace Tabib.Tests.Core.Statistics;

public sealed class AreaUnderCurveTests
{
    private static readonly Gen<(double[] Scores, bool[] Outcomes)> AnyRows = Gen.Int[1, 40].SelectMany(count =>
        Gen.Select(Gen.Int[0, 8].Array[count], Gen.Bool.Array[count], (scores, outcomes) => (Array.ConvertAll(scores, score => (double)score), outcomes)));

    [Fact]
    public void Is_the_share_of_pairs_in_order() => AnyRows.Sample(rows =>
    {
        var pairs = (from p in Enumerable.Range(0, rows.Scores.Length) where rows.Outcomes[p] from n in Enumerable.Range(0, rows.Scores.Length) where !rows.Outcomes[n] select rows.Scores[p].CompareTo(rows.Scores[n])).ToList();
        var area = AreaUnderCurve.Of(rows.Scores, rows.Outcomes);
        if (pairs.Count == 0) Assert.Null(area.Value);
        else Assert.Equal(pairs.Average(order => (order + 1) / 2.0), area.Value!.Value, 1e-12);
    });

    [Fact]
    public void Its_variance_is_that_of_the_placements() => AnyRows.Sample(rows =>
    {
        var area = AreaUnderCurve.Of(rows.Scores, rows.Outcomes);
        if (area.Variance is not { } variance)
        {
            Assert.True(area.Positives < 2 || area.Negatives < 2);
            return;
        }

        double[] Placements(bool of) => [.. Enumerable.Range(0, rows.Scores.Length).Where(row => rows.Outcomes[row] == of)
            .Select(row => Enumerable.Range(0, rows.Scores.Length).Where(other => rows.Outcomes[other] != of).Average(other => (Math.Sign(rows.Scores[row].CompareTo(rows.Scores[other])) + 1) / 2.0))];
        double Spread(double[] values) => values.Sum(value => (value - values.Average()) * (value - values.Average())) / (values.Length - 1) / values.Length;
        Assert.Equal(Spread(Placements(true)) + Spread(Placements(false)), variance, 1e-12);
    });

    [Fact]
    public void A_score_does_not_differ_from_itself_and_turns_about_with_its_sign() => AnyRows.Sample(rows =>
    {
        var area = AreaUnderCurve.Of(rows.Scores, rows.Outcomes);
        Assert.Null(area.PairedZ(area));
        if (area.Value is { } value) Assert.Equal(1 - value, AreaUnderCurve.Of([.. rows.Scores.Select(score => -score)], rows.Outcomes).Value!.Value, 1e-12);
    });

    [Fact]
    public void Logit_intervals_stay_within_the_unit()
    {
        var area = AreaUnderCurve.Of([1, 2, 3, 4, 5, 6], [false, false, true, false, true, true]);
        var (lower, upper) = area.LogitInterval()!.Value;
        Assert.InRange(area.Value!.Value, lower, upper);
        Assert.InRange(upper, 0, 1);
        Assert.Null(AreaUnderCurve.Of([1, 2, 3, 4], [false, false, true, true]).LogitInterval());
    }
}
