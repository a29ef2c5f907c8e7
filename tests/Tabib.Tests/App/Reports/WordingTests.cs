using CsCheck;
using Tabib.App.Pages;
using Tabib.App.Reports;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Time;

namespace Tabib.Tests.App.Reports;

public sealed class WordingTests
{
    private static readonly Labels English = new();

    [Theory]
    [InlineData(0, "0 of 100")]
    [InlineData(0.0049, "fewer than 1 of 100")]
    [InlineData(0.005, "1 of 100")]
    [InlineData(0.125, "13 of 100")]
    [InlineData(0.99, "99 of 100")]
    [InlineData(0.996, "more than 99 of 100")]
    [InlineData(1, "100 of 100")]
    public void A_probability_is_people_of_a_hundred(double probability, string phrase) => Assert.Equal(phrase, NaturalFrequency.Phrase(probability, English));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void What_is_no_probability_is_not_shown_as_one(double value) => Assert.False(NaturalFrequency.Fits(value));

    [Theory]
    [InlineData(5, "5")]
    [InlineData(68.59831, "68.6")]
    [InlineData(59.96, "59.96")]
    [InlineData(0.08345678, "0.08346")]
    [InlineData(1234.56, "1235")]
    [InlineData(-2.6049999, "-2.605")]
    [InlineData(0, "0")]
    [InlineData(1e-9, "1E-09")]
    [InlineData(double.NaN, "not a number")]
    public void Four_digits_are_enough_for_a_page(double value, string text) => Assert.Equal(text, NumberText.Of(value));

    [Theory]
    [InlineData("1.50", "1.50")]
    [InlineData("163.64976411", "163.6")]
    [InlineData("not a number at all", "not a number at all")]
    public void Digits_stay_as_recorded_unless_no_instrument_gives_them(string digits, string text) => Assert.Equal(text, NumberText.Recorded(digits));

    [Theory]
    [InlineData("mm[Hg]", "mmHg")]
    [InlineData("kg/m2", "kg/m²")]
    [InlineData("mL/min/{1.73_m2}", "mL/min/1.73 m²")]
    [InlineData("10*3/uL", "10³/µL")]
    [InlineData("umol/L", "µmol/L")]
    [InlineData("U/L", "U/L")]
    [InlineData("cm[H2O]", "cmH2O")]
    [InlineData("1", "")]
    [InlineData("", "")]
    public void Units_are_written_as_people_do(string ucum, string text) => Assert.Equal(text, UnitText.Of(ucum));

    [Theory]
    [InlineData("128.77567461232104 mm[Hg]", "≈ 128.8 mmHg")]
    [InlineData("5.40 mmol/L", "5.40 mmol/L")]
    [InlineData("24 HR Metformin 500 MG", "24 HR Metformin 500 MG")]
    [InlineData("born 1950-01-01", "born 1950-01-01")]
    [InlineData("", "")]
    public void An_original_value_is_only_shortened_where_it_is_one(string original, string text) => Assert.Equal(text, FactText.Original(original));

    [Theory]
    [InlineData("130 to 320 mg/dL", "130 to 320 mg/dL")]
    [InlineData("0 to 125 a (not plausible: check value and unit)", "0 to 125 years (not plausible: check value and unit)")]
    [InlineData("0 to 10 1", "0 to 10")]
    public void Limits_are_in_units_that_people_know(string limits, string text) => Assert.Equal(text, ScoreTitles.Limits(limits));

    [Theory]
    [InlineData("Prediabetes (finding)", "Prediabetes")]
    [InlineData("Vitamin B12 (cobalamin)", "Vitamin B12 (cobalamin)")]
    [InlineData("", "SNOMED|1")]
    public void The_sort_of_thing_is_left_out_of_a_name(string display, string name) => Assert.Equal(name, FactText.Name(Samples.Condition("1", display, 1)));

    [Fact]
    public void An_uncoded_fact_is_called_by_its_text() =>
        Assert.Equal("sore throat", FactText.Name(Samples.Condition("1", "", 1) with { Code = new Code("", ""), Value = FactValue.Text("sore throat") }));

    [Theory]
    [InlineData("2023-06-02", "23 months old")]
    [InlineData("2023-06-01", "2 years old")]
    [InlineData("2025-05-31", "0 months old")]
    [InlineData("2025-06-02", "not yet born at this moment")]
    [InlineData("1950", "75 years old")]
    public void Age_is_told_in_years_and_of_the_smallest_in_months(string birth, string age) => Assert.Equal(age, PersonHeading.AgeInWords(PartialDate.Parse(birth), Samples.AsOf, English));

    [Theory]
    [InlineData("Khan 2024. doi:10.1161/CIRCULATIONAHA.123.067626", "10.1161/CIRCULATIONAHA.123.067626")]
    [InlineData("Keys 1972. doi:10.1016/0021-9681(72)90027-6, page 3", "10.1016/0021-9681(72)90027-6")]
    [InlineData("doi:10.1/x", null)]
    [InlineData("doi:10.1000/a\" onclick=\"x", "10.1000/a")]
    [InlineData("no source", null)]
    public void A_doi_is_found_and_nothing_beyond_it(string citation, string? doi) => Assert.Equal(doi, DoiText.Find(citation)?.Name);

    [Fact]
    public void The_shape_of_people_covers_as_many_squares() => Gen.Int[1, 100].Sample(people =>
    {
        var corners = IconArrayShape.Of(people).Split(new[] { 'M', 'H', 'V', 'Z', ' ' }, StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();
        var area = corners switch
        {
            [0, 0, var width, var height, 0] => width * height,
            [0, 0, 100, var rows, var rest, var bottom, 0] => (100 * rows) + (rest * (bottom - rows)),
            _ => -1,
        };
        return area == people * 100;
    });
}
