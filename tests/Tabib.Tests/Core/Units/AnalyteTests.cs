using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tabib.Core.Units;

namespace Tabib.Tests.Core.Units;

public partial class AnalyteTests
{
    /// <summary>IUPAC standard atomic weights 2021, doi:10.1515/pac-2019-0603.</summary>
    private static readonly Dictionary<string, double> AtomicWeights =
        "H 1.008,C 12.011,N 14.007,O 15.999,P 30.974,S 32.06,Cl 35.45,I 126.90,Co 58.933,Na 22.990,K 39.098,Ca 40.078,Mg 24.305,Fe 55.845,Li 6.94,Cu 63.546,Zn 65.38,Pb 207.2,Se 78.971"
            .Split(',').Select(pair => pair.Split(' ')).ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));

    [Fact]
    public void Molar_masses_are_those_of_the_formulae()
    {
        using var stream = typeof(Analytes).Assembly.GetManifestResourceStream("knowledge/units/analytes.json")!;
        using var document = JsonDocument.Parse(stream);
        var entries = document.RootElement.GetProperty("analytes").EnumerateArray().Where(entry => entry.TryGetProperty("formula", out _)).ToList();
        Assert.True(entries.Count >= 40);
        Assert.All(entries, entry =>
        {
            var formula = entry.GetProperty("formula").GetString()!;
            var mass = Elements().Matches(formula).Sum(element =>
                AtomicWeights[element.Groups[1].Value] * (element.Groups[2].Length == 0 ? 1 : int.Parse(element.Groups[2].Value, CultureInfo.InvariantCulture)));
            Assert.Equal(mass, entry.GetProperty("molarMass").GetDouble(), mass * 1e-4);
        });
    }

    [Fact]
    public void Every_loinc_code_has_its_check_digit_and_one_analyte()
    {
        var codes = Analytes.All.SelectMany(analyte => analyte.LoincCodes).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.True(HasCheckDigit(code), code));
    }

    [Fact]
    public void A_code_leads_to_its_analyte_and_an_unknown_one_to_none()
    {
        Assert.Equal("creatinine", Analytes.ByLoinc("2160-0")!.Name);
        Assert.Equal(113.12, Analytes.ByLoinc("2160-0")!.MolarMass);
        Assert.Equal(2, Analytes.ByLoinc("17861-6")!.Valence);
        Assert.Null(Analytes.ByLoinc("0000-0"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-18")]
    public void A_molar_mass_must_be_positive(string mass) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Analyte("x", [], mass));

    /// <summary>LOINC's modulus 10 check digit.</summary>
    private static bool HasCheckDigit(string code)
    {
        var digits = code.Split('-')[0].Reverse().Select(digit => digit - '0').ToList();
        var sum = 0;
        for (var i = 0; i < digits.Count; i++)
        {
            var weighted = i % 2 == 0 ? digits[i] * 2 : digits[i];
            sum += (weighted / 10) + (weighted % 10);
        }

        return (10 - (sum % 10)) % 10 == code[^1] - '0';
    }

    [GeneratedRegex("([A-Z][a-z]?)([0-9]*)")]
    private static partial Regex Elements();
}
