using System.Globalization;
using System.Xml.Linq;
using Tabib.Core.Units;

namespace Tabib.Conformance.Units;

/// <summary>The UCUM functional test suite, both editions. Every case runs; the totals are part of the test.</summary>
public class UcumFunctionalTests
{
    [Theory]
    [InlineData("UcumFunctionalTests.xml", 529)]
    [InlineData("UcumFunctionalTests.574.xml", 530)]
    public void Validation_agrees_with_the_suite(string file, int total) =>
        Check(file, "validation", total, test => Ucum.TryParse(Text(test, "unit"), out _, out _) == (Text(test, "valid") == "true"));

    [Theory]
    [InlineData("UcumFunctionalTests.xml")]
    [InlineData("UcumFunctionalTests.574.xml")]
    public void Display_names_agree_with_the_suite(string file) =>
        Check(file, "displayNameGeneration", 9, test => Unit(Text(test, "unit")).DisplayName() == Text(test, "display"));

    [Theory]
    [InlineData("UcumFunctionalTests.xml")]
    [InlineData("UcumFunctionalTests.574.xml")]
    public void Conversions_agree_with_the_suite(string file) =>
        Check(file, "conversion", 30, test => Matches(Text(test, "value"), Text(test, "srcUnit"), Text(test, "dstUnit"), Text(test, "outcome")));

    [Theory]
    [InlineData("UcumFunctionalTests.xml")]
    [InlineData("UcumFunctionalTests.574.xml")]
    public void Products_agree_with_the_suite(string file) => Check(file, "multiplication", 2, test =>
    {
        var value = decimal.Parse(Text(test, "v1"), CultureInfo.InvariantCulture) * decimal.Parse(Text(test, "v2"), CultureInfo.InvariantCulture);
        var unit = Ucum.Multiply(Unit(Text(test, "u1")), Unit(Text(test, "u2"))).Value;
        return Matches(value.ToString(CultureInfo.InvariantCulture), unit.Code, Unit(Text(test, "uRes")).Code, Text(test, "vRes"));
    });

    [Theory]
    [InlineData("UcumFunctionalTests.xml")]
    [InlineData("UcumFunctionalTests.574.xml")]
    public void Quotients_agree_with_the_suite(string file) => Check(file, "division", 3, test =>
    {
        var value = decimal.Parse(Text(test, "v1"), CultureInfo.InvariantCulture) / decimal.Parse(Text(test, "v2"), CultureInfo.InvariantCulture);
        var unit = Ucum.Divide(Unit(Text(test, "u1")), Unit(Text(test, "u2"))).Value;
        return Matches(value.ToString(CultureInfo.InvariantCulture), unit.Code, Unit(Text(test, "uRes")).Code, Text(test, "vRes"));
    });

    [Theory]
    [InlineData("UcumFunctionalTests.xml", 573)]
    [InlineData("UcumFunctionalTests.574.xml", 574)]
    public void Every_case_of_the_suite_is_run(string file, int total) =>
        Assert.Equal(total, new[] { "validation", "displayNameGeneration", "conversion", "multiplication", "division" }.Sum(section => Cases(file, section).Count));

    private static void Check(string file, string section, int total, Func<XElement, bool> passes)
    {
        var cases = Cases(file, section);
        var failing = cases.Where(test => !passes(test)).Select(test => test.ToString());
        Assert.Empty(failing);
        Assert.Equal(total, cases.Count);
    }

    /// <summary>The suite compares after rounding to the digits it prints.</summary>
    private static bool Matches(string value, string from, string to, string expected)
    {
        var digits = expected.Split('e', 'E')[0].Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count();
        var converted = UnitConverter.Convert(value, from, to, null, digits).Value.Quantity.Digits;
        return Rational.Parse(converted).Equals(Rational.Parse(expected));
    }

    /// <summary>The suite takes no unit for unity, as the HL7 v3 data types do.</summary>
    private static UcumUnit Unit(string code) => code.Length == 0 ? UcumUnit.Unity : Ucum.Parse(code);

    private static string Text(XElement test, string name) => test.Attribute(name)!.Value;

    private static List<XElement> Cases(string file, string section) =>
        [.. XDocument.Load(SuitePath(file)).Root!.Element(section)!.Elements("case")];

    private static string SuitePath(string file) => SharedData.Find($"records/ucum/{file}");
}
