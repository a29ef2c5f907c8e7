using CsCheck;
using Tabib.Core.Statistics;

namespace Tabib.Tests.Core.Statistics;

public sealed class ConcordanceTests
{
    private sealed record Rows(double[] Start, double[] Stop, bool[] IsEvent, double[] Risk, double[] Weights, int[] Strata);

    private static readonly Gen<Rows> AnyRows = Gen.Int[0, 40].SelectMany(count => Gen.Select(
        Gen.Int[0, 6].Array[count], Gen.Int[1, 9].Array[count], Gen.Bool.Array[count], Gen.Int[0, 5].Array[count], Gen.Double[0.1, 3].Array[count], Gen.Int[0, 2].Array[count],
        (start, length, died, risk, weights, strata) => new Rows(
            [.. start.Select(value => (double)value)], [.. start.Zip(length, (from, time) => (double)(from + time))], died, [.. risk.Select(value => (double)value)], weights, strata)));

    [Fact]
    public void Agrees_with_counting_every_pair()
    {
        AnyRows.Sample(rows => Same(Pairs(rows, entries: false, weights: false, strata: false), Concordance.Of(rows.Stop, rows.IsEvent, rows.Risk)));
        AnyRows.Sample(rows => Same(Pairs(rows, entries: true, weights: false, strata: true), Concordance.Of(rows.Stop, rows.IsEvent, rows.Risk, rows.Start, strata: rows.Strata)));
        AnyRows.Sample(rows => Same(Pairs(rows, entries: true, weights: true, strata: true), Concordance.Of(rows.Stop, rows.IsEvent, rows.Risk, rows.Start, rows.Weights, rows.Strata)));
    }

    [Fact]
    public void The_error_is_what_leaving_weight_out_changes()
    {
        AnyRows.Sample(rows =>
        {
            var whole = Concordance.Of(rows.Stop, rows.IsEvent, rows.Risk, rows.Start, rows.Weights);
            if (whole.Value is not { } value) return;
            var variance = 0.0;
            for (var row = 0; row < rows.Stop.Length; row++)
            {
                const double Step = 1e-5;
                var less = (double[])rows.Weights.Clone();
                var more = (double[])rows.Weights.Clone();
                (less[row], more[row]) = (less[row] * (1 - Step), more[row] * (1 + Step));
                var change = (Concordance.Of(rows.Stop, rows.IsEvent, rows.Risk, rows.Start, more).Value!.Value - Concordance.Of(rows.Stop, rows.IsEvent, rows.Risk, rows.Start, less).Value!.Value) / (2 * Step);
                variance += change * change;
            }

            Assert.Equal(Math.Sqrt(variance), whole.StandardError!.Value, 1e-7);
            Assert.InRange(value, 0, 1);
        });
    }

    [Fact]
    public void Without_a_comparable_pair_there_is_no_value()
    {
        var result = Concordance.Of([1, 2, 3], [false, false, true], [1, 2, 3]);
        Assert.Null(result.Value);
        Assert.Null(result.StandardError);
    }

    private static ConcordanceResult Pairs(Rows rows, bool entries, bool weights, bool strata)
    {
        var (concordant, discordant, tied, time, both) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < rows.Stop.Length; i++)
        {
            for (var j = 0; j < rows.Stop.Length; j++)
            {
                if (i == j || !rows.IsEvent[i] || (strata && rows.Strata[i] != rows.Strata[j]) || (entries && rows.Start[j] >= rows.Stop[i])) continue;
                var weight = weights ? rows.Weights[i] * rows.Weights[j] : 1;
                if (rows.Stop[i] == rows.Stop[j] && rows.IsEvent[j])
                {
                    if (i > j) continue;
                    if (rows.Risk[i] == rows.Risk[j]) both += weight;
                    else time += weight;
                }
                else if (rows.Stop[i] <= rows.Stop[j])
                {
                    if (rows.Risk[i] > rows.Risk[j]) concordant += weight;
                    else if (rows.Risk[i] < rows.Risk[j]) discordant += weight;
                    else tied += weight;
                }
            }
        }

        return new ConcordanceResult(concordant, discordant, tied, time, both, null);
    }

    private static void Same(ConcordanceResult expected, ConcordanceResult actual)
    {
        Assert.Equal(expected.Concordant, actual.Concordant, 1e-9);
        Assert.Equal(expected.Discordant, actual.Discordant, 1e-9);
        Assert.Equal(expected.TiedRisk, actual.TiedRisk, 1e-9);
        Assert.Equal(expected.TiedTime, actual.TiedTime, 1e-9);
        Assert.Equal(expected.TiedBoth, actual.TiedBoth, 1e-9);
    }
}
