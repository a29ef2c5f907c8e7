using Tabib.Core.Statistics;

namespace Tabib.Tests.Core.Statistics;

public sealed class GaussKronrodTests
{
    [Fact]
    public void Polynomials_exponentials_and_kinks_are_integrated()
    {
        Assert.Equal(8.0 / 3, GaussKronrod.Integrate(x => x * x, [0, 2], 1e-12), 1e-12);
        Assert.Equal(1 - Math.Exp(-50), GaussKronrod.Integrate(x => Math.Exp(-x), [0, 50], 1e-10), 1e-9);
        Assert.Equal(0.5, GaussKronrod.Integrate(x => Math.Abs(x - 1) / 2, [0, 1, Math.Sqrt(2) * 1.0000001, 2], 1e-10), 1e-9);
    }
}
