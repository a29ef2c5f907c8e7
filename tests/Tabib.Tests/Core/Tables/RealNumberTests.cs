using System.Globalization;
using System.Text;
using CsCheck;
using Tabib.Core.Tables;

namespace Tabib.Tests.Core.Tables;

public sealed class RealNumberTests
{
    [Fact]
    public void Writes_what_G9_writes() => Gen.OneOf(Gen.Double, Gen.Double[-2, 2], Gen.Double[-1e-3, 1e-3], Gen.Double[-1e10, 1e10]).Sample(AssertG9);

    [Fact]
    public void Writes_shares_as_G9_does() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[1, 20_000], Gen.Int[-16, 8]).Sample((part, whole, power) => AssertG9(part / (double)whole * Math.Pow(10, power)));

    [Fact]
    public void Halves_are_rounded_as_G9_does() =>
        Gen.Select(Gen.UInt[100_000_000, 999_999_999], Gen.Int[-12, 0]).Sample((digits, power) => AssertG9((digits + 0.5) * Math.Pow(10, power)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9.999999995)]
    [InlineData(999999999.4)]
    [InlineData(999999999.5)]
    [InlineData(0.0001)]
    [InlineData(0.00001)]
    [InlineData(0.000099999999999)]
    [InlineData(1e-13)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.Epsilon)]
    public void Borders_are_those_of_G9(double value) => AssertG9(value);

    [Theory]
    [InlineData(-0.5, "0.60653066")]
    [InlineData(0, "1")]
    [InlineData(-1000, "5.0759589E-435")]
    [InlineData(-921.03403719761827, "1E-400")]
    [InlineData(-1e6, "3.29683148E-434295")]
    public void A_p_value_is_never_zero(double naturalLog, string expected)
    {
        Span<byte> target = stackalloc byte[32];
        var text = Encoding.ASCII.GetString(target[..PValue.Format(naturalLog, target)]);
        Assert.Equal(expected, text);
    }

    private static void AssertG9(double value)
    {
        Span<byte> target = stackalloc byte[32];
        Assert.Equal(value.ToString("G9", CultureInfo.InvariantCulture), Encoding.ASCII.GetString(target[..RealNumber.Format(value, target)]));
    }
}
