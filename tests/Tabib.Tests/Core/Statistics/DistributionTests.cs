using CsCheck;
using Tabib.Core.Statistics;

namespace Tabib.Tests.Core.Statistics;

/// <summary>Tails against values computed with 60 digits (mpmath: erfc, betainc, gammainc).</summary>
public sealed class DistributionTests
{
    /// <summary>Of the probability; of a logarithm far from 0 that is an absolute difference.</summary>
    private const double Tolerance = 1e-11;

    [Theory]
    [InlineData(-3, -0.0013508099647481938)]
    [InlineData(-1.5, -0.069143455612233983)]
    [InlineData(0, -0.69314718055994531)]
    [InlineData(0.3, -0.96210281816885067)]
    [InlineData(1.9, -3.5502813255421348)]
    [InlineData(2.5, -5.0816482772786905)]
    [InlineData(2.51, -5.1099212837003634)]
    [InlineData(3, -6.6077262215103495)]
    [InlineData(6, -20.736768949974706)]
    [InlineData(10, -53.231285150512471)]
    [InlineData(38, -726.55721601882013)]
    [InlineData(100, -5005.5242086942051)]
    [InlineData(1e5, -5000000012.431864)]
    public void Normal(double z, double expected) => Near(expected, NormalDistribution.LogUpperTail(z));

    [Theory]
    [InlineData(0.01, 10, -0.0078124629811901032)]
    [InlineData(0.5, 1, -0.34979471750208644)]
    [InlineData(0.5, 4989, -0.48272884547804898)]
    [InlineData(1.7, 4989, -2.4169498383088553)]
    [InlineData(1.8, 4989, -2.6321866098611547)]
    [InlineData(3, 5, -3.5032550943347455)]
    [InlineData(5.5, 577, -16.677881992648285)]
    [InlineData(12, 499989, -74.707016074464423)]
    [InlineData(40, 10, -26.806469540601058)]
    [InlineData(80, 5000, -2064.6345438083234)]
    [InlineData(200, 3, -15.104171476857576)]
    [InlineData(0.001, 1000000, -0.00079820270738937231)]
    public void Student(double t, double degrees, double expected) => Near(expected, new StudentDistribution(degrees).LogTwoSided(t));

    [Theory]
    [InlineData(0.5, 1, -0.7350111298370844)]
    [InlineData(3.84, 1, -2.9948622271800274)]
    [InlineData(1e-6, 3, -2.659614405145477e-10)]
    [InlineData(10, 4, -3.208240530771945)]
    [InlineData(100, 4, -46.068174367275674)]
    [InlineData(3000, 2, -1500.0)]
    [InlineData(50, 60, -0.20101998709648396)]
    [InlineData(5000, 100, -2261.1677029368505)]
    [InlineData(2, 0.5, -2.6894080703024343)]
    public void Chi_squared(double x, double degrees, double expected) => Near(expected, ChiSquaredDistribution.LogUpperTail(x, degrees));

    [Theory]
    [InlineData(1, 3, 20, -0.88369791056163913)]
    [InlineData(0.1, 2, 500, -0.099980005331733845)]
    [InlineData(4.5, 6, 4990, -8.8133661316559461)]
    [InlineData(30, 10, 100, -57.7748509469024)]
    [InlineData(400, 3, 2000, -466.91817765564545)]
    public void Fisher(double f, double numerator, double denominator, double expected) => Near(expected, FisherDistribution.LogUpperTail(f, numerator, denominator));

    [Fact]
    public void A_quantile_has_the_tail_it_was_asked_for() =>
        Gen.Double[-800, -1e-3].Sample(log => Math.Abs(NormalDistribution.LogUpperTail(NormalDistribution.UpperQuantile(log)) - log) <= 1e-12 * Math.Max(1, Math.Abs(log)));

    [Fact]
    public void With_many_degrees_of_freedom_Student_is_normal() =>
        Gen.Double[0, 30].Sample(t => Math.Abs(new StudentDistribution(1e9).LogTwoSided(t) - NormalDistribution.LogTwoSided(t)) < 1e-3);

    [Fact]
    public void The_square_of_t_is_F() =>
        Gen.Select(Gen.Double[1e-3, 60], Gen.Double[1, 5000]).Sample((t, degrees) =>
        {
            var student = new StudentDistribution(degrees).LogTwoSided(t);
            return Math.Abs(student - FisherDistribution.LogUpperTail(t * t, 1, degrees)) <= 1e-10 * Math.Max(1, Math.Abs(student));
        });

    private static void Near(double expected, double actual) => Assert.InRange(actual, expected - (Tolerance * Math.Max(Math.Abs(expected) > 1 ? 1 : Math.Abs(expected), Math.Abs(expected) * 1e-4)), expected + (Tolerance * Math.Max(Math.Abs(expected) > 1 ? 1 : Math.Abs(expected), Math.Abs(expected) * 1e-4)));
}
