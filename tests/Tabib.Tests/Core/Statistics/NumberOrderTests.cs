using CsCheck;
using Tabib.Core.Statistics;

namespace Tabib.Tests.Core.Statistics;

public sealed class NumberOrderTests
{
    [Fact]
    public void Equal_numbers_keep_their_places()
    {
        Gen.OneOf(Gen.Double, Gen.Int[-5, 5].Select(whole => (double)whole), Gen.Const(double.PositiveInfinity), Gen.Const(-0.0)).Where(value => !double.IsNaN(value)).Array[0, 300].Sample(values =>
            Assert.Equal(Enumerable.Range(0, values.Length).OrderBy(place => values[place] + 0.0), NumberOrder.Of(values)));
    }

    [Fact]
    public void What_is_not_a_number_has_no_place() => Assert.Throws<ArgumentException>(() => NumberOrder.Of([1, double.NaN]));
}
