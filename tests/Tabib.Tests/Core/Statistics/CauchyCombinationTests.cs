using CsCheck;
using Tabib.Core.Statistics;

namespace Tabib.Tests.Core.Statistics;

public sealed class CauchyCombinationTests
{
    private static readonly Gen<TailProbability> Probability = Gen.Double[-700, -1e-6].Select(log => TailProbability.FromLog(log));

    [Fact]
    public void One_value_stays_itself() =>
        Probability.Sample(p => Math.Abs(CauchyCombination.Combine([p], [2.0]).Log10P - p.Log10P) < 1e-9 * Math.Max(1, -p.Log10P), iter: 500, seed: "0000KOa7bRt2");

    [Fact]
    public void Equal_values_stay_themselves() =>
        Probability.Sample(p => Math.Abs(CauchyCombination.Combine([p, p, p], [1.0, 2, 3]).Log10P - p.Log10P) < 1e-9 * Math.Max(1, -p.Log10P), iter: 500, seed: "0000KOa7bRt2");

    [Fact]
    public void A_tiny_value_counts_by_its_share_of_the_weights()
    {
        var combined = CauchyCombination.Combine([new TailProbability(0, -1000), TailProbability.Of(0.3)], [1.0, 3]);
        Assert.Equal(-1000 + Math.Log10(4), combined.Log10P, 1e-9);
    }

    [Fact]
    public void Two_known_values()
    {
        // The mean of cot(0.01π) and cot(0.2π), turned back: arctan of its inverse over π.
        var mean = 0.5 * ((1 / Math.Tan(0.01 * Math.PI)) + (1 / Math.Tan(0.2 * Math.PI)));
        Assert.Equal(Math.Atan(1 / mean) / Math.PI, CauchyCombination.Combine([TailProbability.Of(0.01), TailProbability.Of(0.2)], [1.0, 1]).P, 1e-12);
    }

    [Fact]
    public void A_value_of_one_does_not_swallow_the_others()
    {
        var combined = CauchyCombination.Combine([new TailProbability(1, 0), TailProbability.Of(1e-6)], [1.0, 1]);
        Assert.InRange(combined.P, 1e-6, 3e-6);
    }

    [Fact]
    public void Nothing_to_combine_is_misuse()
    {
        Assert.Throws<ArgumentException>(() => CauchyCombination.Combine([], []));
        Assert.Throws<ArgumentException>(() => CauchyCombination.Combine([TailProbability.Of(0.5)], [0.0]));
    }
}
