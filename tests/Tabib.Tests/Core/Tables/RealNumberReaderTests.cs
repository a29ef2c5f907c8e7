using System.Globalization;
using System.Text;
using CsCheck;
using Tabib.Core.Tables;

namespace Tabib.Tests.Core.Tables;

public sealed class RealNumberReaderTests
{
    [Fact]
    public void A_number_is_the_one_nearest_to_its_text() => Gen.Select(Gen.Double, Gen.OneOf(Gen.Const("R"), Gen.Const("G6"), Gen.Const("E3"), Gen.Const("F12"), Gen.Const("G15"), Gen.Const("E17"), Gen.Const("0.######"))).Sample((number, format) =>
    {
        if (!double.IsFinite(number)) return;
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        if (text.Length > 300) return;
        var expected = double.Parse(text, CultureInfo.InvariantCulture);
        if (!double.IsFinite(expected)) return;
        Assert.True(RealNumberReader.TryRead(Encoding.ASCII.GetBytes(text), out var read));
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(read));
    });

    [Fact]
    public void Short_texts_are_numbers_or_not_as_the_framework_says() => Gen.String[Gen.OneOf(Gen.Char['0', '9'], Gen.Char['-', '/'], Gen.Char['0', '9']), 1, 10].Sample(
        text =>
        {
            var isNumber = double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var expected);
            Assert.Equal(isNumber, RealNumberReader.TryRead(Encoding.ASCII.GetBytes(text), out var read));
            if (isNumber) Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(read));
        },
        iter: 5000);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("-0.5", -0.5)]
    [InlineData("+2e3", 2000)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("1.045457e-02", 0.01045457)]
    [InlineData("00000000000000000000000001", 1)]
    [InlineData("9007199254740993", 9007199254740992)]
    [InlineData("123456789012345678901234567890", 1.2345678901234568e29)]
    public void Ways_to_write_a_number(string text, double expected)
    {
        Assert.True(RealNumberReader.TryRead(Encoding.ASCII.GetBytes(text), out var read));
        Assert.Equal(expected, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("nan")]
    [InlineData("inf")]
    [InlineData("1,5")]
    [InlineData("1 ")]
    [InlineData("0x10")]
    [InlineData("1e999")]
    public void What_is_no_finite_number(string text) => Assert.False(RealNumberReader.TryRead(Encoding.ASCII.GetBytes(text), out _));
}
