using CsCheck;
using Tabib.Core.Statistics;

namespace Tabib.Tests.Core.Statistics;

public sealed class ExactTests
{
    /// <summary>Values of R's fisher.test.</summary>
    [Theory]
    [InlineData(10, 20, 30, 40, 0.504475769852)]
    [InlineData(3, 1, 1, 3, 0.485714285714)]
    [InlineData(8, 2, 1, 5, 0.034965034965)]
    [InlineData(0, 0, 5, 7, 1)]
    public void Fisher_gives_the_known_values(int a, int b, int c, int d, double p) => Assert.Equal(p, FisherExact.TwoSided(a, b, c, d), 1e-8);

    [Fact]
    public void Fisher_of_thousands_of_reads_stays_above_nothing()
    {
        Assert.InRange(FisherExact.TwoSided(1000, 0, 0, 1000), double.Epsilon, 1e-300);
        Assert.InRange(FisherExact.TwoSided(5000, 5000, 5000, 5000), 0.999999, 1);
    }

    [Fact]
    public void Fisher_does_not_depend_on_the_order_of_rows_and_columns() => Gen.Int[0, 60].Array[4].Sample(t =>
    {
        var p = FisherExact.TwoSided(t[0], t[1], t[2], t[3]);
        Assert.InRange(p, 0, 1);
        Assert.Equal(p, FisherExact.TwoSided(t[2], t[3], t[0], t[1]), 1e-9);
        Assert.Equal(p, FisherExact.TwoSided(t[0], t[2], t[1], t[3]), 1e-9);
    });

    [Theory]
    [InlineData(8, 2, 0, 18.0 / 19)]
    [InlineData(9, 0, 1, 1)]
    [InlineData(10, 0, 0, 1)]
    public void Excess_of_heterozygotes_gives_the_known_values(int reference, int heterozygous, int alternate, double p) =>
        Assert.Equal(p, HeterozygoteExcess.P(reference, heterozygous, alternate), 1e-12);

    [Fact]
    public void Excess_falls_as_heterozygotes_rise() => Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[1, 200]).Sample((reference, heterozygous, alternate) =>
    {
        var fewer = HeterozygoteExcess.P(reference + 1, heterozygous, alternate + 1);
        var more = HeterozygoteExcess.P(reference, heterozygous + 2, alternate);
        Assert.InRange(more, 0, fewer + 1e-12);
    });
}
