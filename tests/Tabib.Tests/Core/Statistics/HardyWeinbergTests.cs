using System.Numerics;
using CsCheck;
using Tabib.Core.Statistics;

namespace Tabib.Tests.Core.Statistics;

/// <summary>The exact tests against sums of whole numbers without any rounding.</summary>
public sealed class HardyWeinbergTests
{
    private static readonly BigInteger[] Factorials = MakeFactorials(700);

    [Theory]
    [InlineData(396, 165, 32, 0.0118031, 0.00988262)]
    [InlineData(398, 177, 22, 0.68386, 0.635882)]
    [InlineData(592, 0, 0, 1, 0.5)]
    [InlineData(0, 0, 0, 1, 0.5)]
    public void Agrees_with_published_values(int reference, int heterozygous, int alternate, double p, double midP)
    {
        var test = HardyWeinberg.Exact(reference, heterozygous, alternate);
        Assert.Equal(p, test.P, p * 2e-6);
        Assert.Equal(midP, test.MidP, midP * 2e-6);
    }

    [Fact]
    public void Equals_the_sum_over_all_outcomes() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 60]).Sample((reference, heterozygous, alternate) =>
        {
            var (p, midP) = Enumerate(reference, heterozygous, alternate);
            var test = HardyWeinberg.Exact(reference, heterozygous, alternate);
            return Near(p, test.P) && Near(midP, test.MidP);
        });

    [Theory]
    [InlineData(100, 299, 201)]
    [InlineData(300, 0, 300)]
    [InlineData(0, 600, 0)]
    [InlineData(250, 90, 260)]
    [InlineData(10, 580, 10)]
    [InlineData(599, 0, 1)]
    [InlineData(150, 302, 148)]
    public void Stays_precise_far_in_the_tail(int reference, int heterozygous, int alternate)
    {
        var (p, midP) = Enumerate(reference, heterozygous, alternate);
        var test = HardyWeinberg.Exact(reference, heterozygous, alternate);
        Assert.Equal(1, test.P / p, 1e-10);
        Assert.Equal(1, test.MidP / midP, 1e-10);
    }

    [Fact]
    public void Stays_finite_below_the_smallest_double()
    {
        // All of 5,000 heterozygous: P = 2^n n! n! / (2n)!, the least probable outcome but the two without heterozygotes.
        var test = HardyWeinberg.Exact(0, 5000, 0);
        Assert.InRange(test.LogP, -3500, -3400);
        Assert.True(double.IsFinite(HardyWeinberg.Exact(200_000, 10, 200_000).LogMidP));
    }

    [Fact]
    public void Does_not_depend_on_which_allele_is_counted() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 3000], Gen.Int[0, 3000]).Sample((reference, heterozygous, alternate) =>
            HardyWeinberg.Exact(reference, heterozygous, alternate) == HardyWeinberg.Exact(alternate, heterozygous, reference));

    [Fact]
    public void X_equals_the_sum_over_all_tables() =>
        Gen.Select(Gen.Int[0, 14], Gen.Int[0, 14], Gen.Int[0, 14], Gen.Int[0, 20], Gen.Int[0, 20]).Sample((reference, heterozygous, alternate, maleReference, maleAlternate) =>
        {
            var (p, midP) = EnumerateX(reference, heterozygous, alternate, maleReference, maleAlternate);
            var test = HardyWeinberg.ExactX(reference, heterozygous, alternate, maleReference, maleAlternate);
            return Near(p, test.P) && Near(midP, test.MidP);
        });

    [Theory]
    [InlineData(60, 110, 133, 89, 202)]
    [InlineData(120, 0, 120, 10, 100)]
    [InlineData(0, 150, 0, 0, 120)]
    [InlineData(70, 71, 15, 51, 30)]
    [InlineData(150, 1, 0, 120, 1)]
    public void X_stays_precise(int reference, int heterozygous, int alternate, int maleReference, int maleAlternate)
    {
        var (p, midP) = EnumerateX(reference, heterozygous, alternate, maleReference, maleAlternate);
        var test = HardyWeinberg.ExactX(reference, heterozygous, alternate, maleReference, maleAlternate);
        Assert.Equal(1, test.P / p, 1e-10);
        Assert.Equal(1, test.MidP / midP, 1e-10);
    }

    [Fact]
    public void X_does_not_depend_on_which_allele_is_counted() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[0, 300]).Sample((reference, heterozygous, alternate, maleReference, maleAlternate) =>
        {
            var one = HardyWeinberg.ExactX(reference, heterozygous, alternate, maleReference, maleAlternate);
            var other = HardyWeinberg.ExactX(alternate, heterozygous, reference, maleAlternate, maleReference);
            return Math.Abs(one.LogP - other.LogP) < 1e-9 && Math.Abs(one.LogMidP - other.LogMidP) < 1e-9;
        }, iter: 50);

    [Fact]
    public void Refuses_negative_counts()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HardyWeinberg.Exact(-1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => HardyWeinberg.ExactX(1, 1, 1, 1, -1));
    }

    private static bool Near(double expected, double actual) => Math.Abs(actual - expected) <= 1e-11 * expected;

    private static (double P, double MidP) Enumerate(int reference, int heterozygous, int alternate)
    {
        var people = reference + heterozygous + alternate;
        var copies = (2 * alternate) + heterozygous;
        var weights = new List<BigInteger>();
        for (var h = copies % 2; h <= copies; h += 2)
            if (people - h - ((copies - h) / 2) >= 0) weights.Add(Weight(people - h - ((copies - h) / 2), h, (copies - h) / 2));
        return Sum(weights, Weight(reference, heterozygous, alternate));
    }

    private static (double P, double MidP) EnumerateX(int reference, int heterozygous, int alternate, int maleReference, int maleAlternate)
    {
        var (females, males) = (reference + heterozygous + alternate, maleReference + maleAlternate);
        var copies = (2 * alternate) + heterozygous + maleAlternate;
        var weights = new List<BigInteger>();
        for (var m = 0; m <= Math.Min(males, copies); m++)
        {
            var ofFemales = copies - m;
            for (var h = ofFemales % 2; h <= ofFemales; h += 2)
                if (females - h - ((ofFemales - h) / 2) >= 0) weights.Add(Choose(males, m) * Weight(females - h - ((ofFemales - h) / 2), h, (ofFemales - h) / 2));
        }

        return Sum(weights, Choose(males, maleAlternate) * Weight(reference, heterozygous, alternate));
    }

    private static (double P, double MidP) Sum(List<BigInteger> weights, BigInteger seen)
    {
        var all = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        var more = weights.Where(weight => weight <= seen).Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        var ties = weights.Where(weight => weight == seen).Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        return (Math.Exp(BigInteger.Log(more) - BigInteger.Log(all)), Math.Exp(BigInteger.Log((2 * more) - ties) - BigInteger.Log(2 * all)));
    }

    private static BigInteger Weight(int reference, int heterozygous, int alternate) =>
        Factorials[reference + heterozygous + alternate] / (Factorials[reference] * Factorials[heterozygous] * Factorials[alternate]) * BigInteger.Pow(2, heterozygous);

    private static BigInteger Choose(int all, int some) => Factorials[all] / (Factorials[some] * Factorials[all - some]);

    private static BigInteger[] MakeFactorials(int largest)
    {
        var factorials = new BigInteger[largest + 1];
        factorials[0] = 1;
        for (var i = 1; i <= largest; i++) factorials[i] = factorials[i - 1] * i;
        return factorials;
    }
}
