using Tabib.Core.Outcomes;
using Tabib.Core.Units;

namespace Tabib.Tests.Core.Units;

public class ConversionTests
{
    [Theory]
    [InlineData(37, "Cel", "[degF]", 98.6)]
    [InlineData(98.6, "[degF]", "Cel", 37)]
    [InlineData(0, "Cel", "K", 273.15)]
    [InlineData(80, "[degRe]", "Cel", 100)]
    [InlineData(-40, "Cel", "[degF]", -40)]
    [InlineData(120, "mm[Hg]", "kPa", 15.99864)]
    [InlineData(1, "[lb_av]", "kg", 0.45359237)]
    [InlineData(5, "10*9/L", "10*3/uL", 5)]
    [InlineData(7, "[pH]", "nmol/L", 100)]
    [InlineData(100, "nmol/L", "[pH]", 7)]
    [InlineData(20, "dB", "1", 100)]
    [InlineData(20, "dB[V]", "V", 10)]
    [InlineData(94, "dB[SPL]", "B[SPL]", 9.4)]
    [InlineData(1, "Np", "1", Math.E)]
    [InlineData(8, "bit_s", "1", 256)]
    [InlineData(100, "[p'diop]", "deg", 45)]
    [InlineData(100, "%[slope]", "deg", 45)]
    [InlineData(4, "m2/s3", "[m/s2/Hz^(1/2)]", 2)]
    [InlineData(2, "[hp'_X]", "1", 0.01)]
    [InlineData(2, "[hp'_C]", "1", 0.0001)]
    [InlineData(1, "[hp'_Q]", "1", 0.00002)]
    [InlineData(3, "[IU]/mL", "k[iU]/L", 3)]
    [InlineData(1, "U/L", "nkat/L", 16.666666666666668)]
    public void A_value_converts_between_commensurable_units(double value, string from, string to, double expected) =>
        Assert.Equal(expected, Ucum.Convert(value, from, to).Value, Math.Abs(expected) * 1e-12);

    [Theory]
    [InlineData("mg/dL", "mm[Hg]", "different things")]
    [InlineData("[iU]/L", "[arb'U]/L", "arbitrary")]
    [InlineData("[iU]", "mg", "arbitrary")]
    [InlineData("mg/dL", "mmol/L", "molar mass")]
    [InlineData("mmol/L", "meq/L", "valence")]
    [InlineData("mg/dL", "10*9/L", "different things")]
    [InlineData("[degF]", "[pH]", "different things")]
    [InlineData("mmHg", "kPa", "mm[Hg]")]
    public void A_conversion_that_is_not_defined_is_refused_with_both_units(string from, string to, string why)
    {
        var outcome = Ucum.Conversion(from, to);
        Assert.Equal(OutcomeKind.NotApplicable, outcome.Kind);
        var text = outcome.Reason!.Describe();
        Assert.Contains($"'{from}' cannot be converted to '{to}'", text, StringComparison.Ordinal);
        Assert.Contains(why, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_without_counterpart_has_no_result()
    {
        Assert.False(Ucum.Convert(-1, "mol/L", "[pH]").IsValue);
        Assert.False(Ucum.Convert(0, "mol/L", "[pH]").IsValue);
        Assert.False(Ucum.Convert(double.NaN, "m", "cm").IsValue);
        Assert.False(Ucum.Convert(1e300, "Ym", "ym").IsValue);
    }

    [Fact]
    public void The_same_units_convert_by_the_analyte_that_is_named_each_time()
    {
        var (glucose, calcium) = (Analytes.ByLoinc("2345-7"), Analytes.ByLoinc("17861-6"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(180.156 / 10, Ucum.Convert(1, "mmol/L", "mg/dL", glucose).Value, 1e-12);
            Assert.Equal(40.078 / 10, Ucum.Convert(1, "mmol/L", "mg/dL", calcium).Value, 1e-12);
            Assert.False(Ucum.Convert(1, "mmol/L", "mg/dL").IsValue);
            Assert.Equal(1000, Ucum.Convert(1, "mmol/L", "umol/L", calcium).Value);
        }
    }

    [Fact]
    public void A_factor_beyond_the_range_of_numbers_is_refused() => Assert.False(Ucum.Conversion("Ym30", "ym30").IsValue);

    [Theory]
    [InlineData("2160-0", 88.42, "umol/L", 1, "mg/dL")]
    [InlineData("1975-2", 17.1, "umol/L", 1, "mg/dL")]
    [InlineData("2093-3", 1, "mg/dL", 0.02586, "mmol/L")]
    [InlineData("2085-9", 1, "mg/dL", 0.02586, "mmol/L")]
    [InlineData("2571-8", 1, "mg/dL", 0.01129, "mmol/L")]
    [InlineData("2345-7", 18.0156, "mg/dL", 1, "mmol/L")]
    [InlineData("3094-0", 1, "mg/dL", 0.357, "mmol/L")]
    [InlineData("17861-6", 1, "mmol/L", 4.008, "mg/dL")]
    [InlineData("17861-6", 1, "mmol/L", 2, "meq/L")]
    [InlineData("17861-6", 1, "meq/L", 2.004, "mg/dL")]
    [InlineData("2951-2", 140, "mmol/L", 140, "meq/L")]
    [InlineData("9318-7", 1, "mg/mmol", 8.84, "mg/g")]
    [InlineData("718-7", 1, "mmol/L", 1.6114, "g/dL")]
    [InlineData("4548-4", 48, "mmol/mol", 6.543, "%")]
    [InlineData("59261-8", 6.5, "%", 47.53, "mmol/mol")]
    public void Clinical_equivalences_hold_within_rounding(string loinc, double value, string from, double expected, string to) =>
        Assert.Equal(expected, Ucum.Convert(value, from, to, Analytes.ByLoinc(loinc)!).Value, expected * 5e-4);

    [Fact]
    public void Haemoglobin_a1c_has_no_other_units_than_those_of_its_equation() =>
        Assert.Contains("only between '%' and 'mmol/mol'", Ucum.Conversion("g/g", "%", Analytes.ByLoinc("4548-4")).Reason!.Describe(), StringComparison.Ordinal);

    [Theory]
    [InlineData("4.2", "mmol/L", "mg/dL", "2093-3", "160")]
    [InlineData("5.40", "mmol/L", "mg/dL", "2345-7", "97.3")]
    [InlineData("126", "mg/dL", "mmol/L", "2345-7", "6.994")]
    [InlineData("7", "mmol/L", "mg/dL", "2345-7", "126.1")]
    [InlineData("0.7", "mg/dL", "umol/L", "2160-0", "62")]
    [InlineData("6.3", "4.s/m", "s/m", null, "25")]
    [InlineData("6.30", "4.s/m", "s/m", null, "25.2")]
    [InlineData("1", "[in_i]", "cm", null, "2.54")]
    [InlineData("3", "m", "km", null, "0.003")]
    [InlineData("1", "kg", "[lb_av]", null, "2.205")]
    [InlineData("37", "Cel", "[degF]", null, "98.6")]
    [InlineData("100.4", "[degF]", "Cel", null, "38.0")]
    [InlineData("-0.5", "Cel", "[degF]", null, "31.1")]
    [InlineData("0.0", "mg", "g", null, "0.0")]
    [InlineData("0", "mg", "g", null, "0")]
    [InlineData("1e-9", "g", "ng", null, "1")]
    [InlineData("7.40", "[pH]", "nmol/L", null, "39.8")]
    [InlineData("48", "mmol/mol", "%", "4548-4", "6.5")]
    public void A_converted_value_shows_the_digits_that_were_given(string digits, string from, string to, string? loinc, string expected) =>
        Assert.Equal(new Quantity(expected, to), UnitConverter.Convert(digits, from, to, loinc).Value.Quantity);

    [Theory]
    [InlineData("abc")]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("NaN")]
    [InlineData("1e9999")]
    [InlineData("--1")]
    public void Text_that_is_no_number_is_refused(string digits) =>
        Assert.Equal(OutcomeKind.NotApplicable, UnitConverter.Convert(digits, "m", "cm").Kind);

    [Fact]
    public void An_unknown_analyte_is_refused() =>
        Assert.Contains("LOINC '1234-5'", UnitConverter.Convert("1", "mg", "mmol", "1234-5").Reason!.Describe(), StringComparison.Ordinal);

    [Fact]
    public void Applying_a_conversion_allocates_nothing()
    {
        var conversion = Ucum.Conversion("mg/dL", "mmol/L", Analytes.ByLoinc("2345-7")).Value;
        var sum = conversion.Apply(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) sum += conversion.Apply(i);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(sum > 0);
    }
}
