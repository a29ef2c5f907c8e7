using CsCheck;
using Tabib.Core.Statistics;

namespace Tabib.Tests.Core.Statistics;

public sealed class ChiSquareMixtureTests
{
    private static readonly Gen<double[]> Weights = Gen.Double[0.01, 10].Array[1, 12];

    /// <summary>With each weight twice the terms are exponential variables, and the tail is a sum of exponentials.</summary>
    private static double Paired(double[] weights, double value)
    {
        var tail = 0.0;
        foreach (var weight in weights)
        {
            var coefficient = 1.0;
            foreach (var other in weights)
            {
                if (other != weight) coefficient *= weight / (weight - other);
            }

            tail += coefficient * Math.Exp(-value / (2 * weight));
        }

        return tail;
    }

    [Theory]
    [InlineData(0.3, 0.001)]
    [InlineData(0.3, 1)]
    [InlineData(2, 30)]
    [InlineData(7, 60)]
    public void Pairs_of_equal_weights_have_the_tail_of_exponential_sums(double scale, double value)
    {
        double[] weights = [scale, 2.5 * scale, 7 * scale];
        var expected = Paired(weights, value);
        var mixture = new ChiSquareMixture([.. weights, .. weights]);
        Assert.Equal(expected, mixture.UpperTail(value).P, expected * 1e-6);
        Assert.Equal(expected, mixture.UpperTailByIntegral(value).P, expected * 1e-9);
        var davies = new Davies(weights, [2, 2, 2], [0, 0, 0], 0).LowerTail(value, 1_000_000, 1e-7);
        Assert.True(davies.Converged);
        Assert.Equal(1 - expected, davies.P, 1e-7);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(2000)]
    [InlineData(20000)]
    public void One_weight_is_a_scaled_chi_square_however_far_out(double value)
    {
        var expected = ChiSquaredDistribution.LogUpperTail(value, 1);
        Assert.Equal(expected, new ChiSquareMixture([3.0]).UpperTail(3 * value).Log10P * Math.Log(10), 1e-9 * Math.Max(1, Math.Abs(expected)));
    }

    [Fact]
    public void The_far_tail_is_finite_as_a_logarithm()
    {
        var tail = new ChiSquareMixture([1.0, 0.5, 0.25]).UpperTail(4000);
        Assert.Equal(0, tail.P);
        Assert.InRange(tail.Log10P, -872, -868);
    }

    [Fact]
    public void Both_inversions_agree()
    {
        Weights.Select(Gen.Double[0.05, 3]).Sample((weights, factor) =>
        {
            var mixture = new ChiSquareMixture(weights);
            var value = factor * mixture.Mean;
            var davies = Davies.Central(weights).UpperTail(value, 100_000, 1e-7);
            return !davies.Converged || Math.Abs(davies.P - mixture.UpperTailByIntegral(value).P) < 1e-7;
        }, iter: 200, seed: "0000KOa7bRt2");
    }

    [Fact]
    public void Quantiles_undo_tails()
    {
        Weights.Select(Gen.Double[-600, -0.001]).Sample((weights, log) =>
        {
            var mixture = new ChiSquareMixture(weights);
            return Math.Abs((mixture.UpperTailByIntegral(mixture.UpperQuantile(log)).Log10P * Math.Log(10)) - log) < 1e-7 * Math.Max(1, -log);
        }, iter: 200, seed: "0000KOa7bRt2");
    }

    [Fact]
    public void Kuonens_approximation_is_near_the_integral_in_the_tail()
    {
        // ln of Φ(-(w + ln(v/w)/w)) at the saddlepoint t of the weights 1 and 0.5, value 30: t solves 1/(1-2t) + 0.5/(1-t) = 30.
        var t = 0.4826;
        for (var i = 0; i < 50; i++)
        {
            var first = (1 / (1 - (2 * t))) + (0.5 / (1 - t));
            t -= (first - 30) / ((2 / ((1 - (2 * t)) * (1 - (2 * t)))) + (0.5 / ((1 - t) * (1 - t))));
        }

        var cumulant = (-0.5 * Math.Log(1 - (2 * t))) - (0.5 * Math.Log(1 - t));
        var w = Math.Sqrt(2 * ((t * 30) - cumulant));
        var v = t * Math.Sqrt((2 / ((1 - (2 * t)) * (1 - (2 * t)))) + (0.5 / ((1 - t) * (1 - t))));
        var kuonen = NormalDistribution.LogUpperTail(w + (Math.Log(v / w) / w));
        Assert.Equal(kuonen, new ChiSquareMixture([1.0, 0.5]).UpperTail(30).Log10P * Math.Log(10), 0.15);
    }

    [Fact]
    public void Weights_of_both_signs_and_a_normal_term_are_inverted()
    {
        // χ²₂ - χ²₂ is a Laplace variable of scale 2.
        var laplace = new Davies([1, -1], [2, 2], [0, 0], 0).LowerTail(3, 1_000_000, 1e-7);
        Assert.Equal(1 - (0.5 * Math.Exp(-1.5)), laplace.P, 1e-6);
        var normal = new Davies([], [], [], 2).LowerTail(2, 10_000, 1e-8);
        Assert.Equal(NormalDistribution.Cumulative(1), normal.P, 1e-7);
    }

    [Fact]
    public void Too_few_terms_are_told() => Assert.False(Davies.Central([1.0]).LowerTail(1, 1000, 1e-9).Converged);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_weight_is_positive(double weight) => Assert.Throws<ArgumentException>(() => new ChiSquareMixture([1, weight]));
}
