using Tabib.App.Synth;

namespace Tabib.Tests.App.Synth;

public sealed class DrawsTests
{
    private const int Count = 60_000;

    [Fact]
    public void The_generator_is_SplitMix64()
    {
        // First outputs for seed 1234567 of the authors' reference program (prng.di.unimi.it/splitmix64.c).
        var draws = new Draws(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL], Enumerable.Range(0, 5).Select(_ => draws.Next()));
    }

    [Theory]
    [InlineData(0.3, 2.0)]
    [InlineData(4.2, 2.1)]
    public void Gamma_has_its_mean_and_variance(double shape, double scale) =>
        AssertMoments(draws => draws.Gamma(shape, scale), shape * scale, shape * scale * scale);

    [Theory]
    [InlineData(0.7)]
    [InlineData(12)]
    [InlineData(75)]
    public void Poisson_has_its_mean_and_variance(double mean) => AssertMoments(draws => draws.Poisson(mean), mean, mean);

    [Fact]
    public void Negative_binomial_has_its_mean_and_variance() => AssertMoments(draws => draws.NegativeBinomial(20, 8), 20, 20 + (20 * 20 / 8.0));

    [Fact]
    public void Normal_and_exponential_have_their_moments()
    {
        AssertMoments(draws => draws.Normal(), 0, 1);
        AssertMoments(draws => draws.Exponential(3), 3, 9);
        AssertMoments(draws => draws.Below(6), 2.5, 35.0 / 12);
    }

    [Fact]
    public void Purposes_and_persons_are_drawn_apart()
    {
        var firsts = from person in Enumerable.Range(0, 300)
                     from purpose in Enum.GetValues<DrawPurpose>()
                     from part in Enumerable.Range(0, 3)
                     select Draws.For(42, person, purpose, part).Next();
        Assert.Equal(300 * Enum.GetValues<DrawPurpose>().Length * 3, firsts.Distinct().Count());
    }

    /// <summary>Mean and variance of many draws, within five standard errors.</summary>
    private static void AssertMoments(Func<Draws, double> draw, double mean, double variance)
    {
        var draws = new Draws(7);
        var values = Enumerable.Range(0, Count).Select(_ => draw(draws)).ToArray();
        var found = values.Average();
        var squares = values.Select(value => (value - mean) * (value - mean)).ToArray();
        var kurtosis = squares.Select(square => square * square).Average();
        Assert.InRange(found, mean - (5 * Math.Sqrt(variance / Count)), mean + (5 * Math.Sqrt(variance / Count)));
        Assert.InRange(squares.Average(), variance - (5 * Math.Sqrt(kurtosis / Count)), variance + (5 * Math.Sqrt(kurtosis / Count)));
    }
}
