using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using static Tabib.Tests.Ingest.Tables.TableReading;

namespace Tabib.Tests.Ingest.Tables;

public sealed class MappingTests
{
    [Fact]
    public void A_wide_table_gives_an_observation_for_each_column_that_has_a_value()
    {
        const string mapping = """
            { "tables": [ { "patientColumn": "bed", "dateColumn": "t", "timeZone": "+05:00", "delimiter": ";", "decimalComma": true, "missing": ["-"],
              "measurements": [ { "column": "HR", "code": "8867-4", "unit": "/min" }, { "column": "Temp", "code": "8310-5", "display": "Temperature", "unitColumn": "TempUnit" } ] } ] }
            """;
        var reading = Of("bed;t;HR;Temp;TempUnit\nB1;2024-01-05 08:00;72;36,6;Cel\nB1;2024-01-05 09:00;-;x;Cel\nB1;2024-01-05 10:00;80;98,6;F\n", mapping);
        Assert.Equal(["TAB030 3 Temp", "TAB040 4 TempUnit"], reading.Places().Select(place => place.Replace("unit", "TempUnit", StringComparison.Ordinal)));
        Assert.Equal(["8867-4 72 /min", "8310-5 36.6 Cel", "8867-4 80 /min"], reading.Resources.Select(resource => $"{resource.At("code.coding.0.code")} {resource.At("valueQuantity.value")} {resource.At("valueQuantity.code")}"));
        Assert.All(reading.Resources, resource => Assert.Equal("http://loinc.org", resource.At("code.coding.0.system")));
    }

    [Fact]
    public void Codes_units_and_texts_of_the_source_are_what_the_mapping_says()
    {
        const string mapping = """
            { "patientColumn": "p", "dateColumn": "d", "codeColumn": "c", "valueColumn": "v", "unitColumn": "u", "textValues": true,
              "codes": { "GLU": { "code": "2345-7", "system": "http://loinc.org", "display": "Glucose", "unit": "mg/dL" } }, "units": { "mmHg": "mm[Hg]" } }
            """;
        var reading = Of("p,d,c,v,u\n1,2024-01-05,GLU,90,\n1,2024-01-05,BP,120,mmHg\n1,2024-01-05,HIV,negative,\n", mapping);
        Assert.Empty(reading.Problems);
        Assert.Equal(["http://loinc.org|2345-7 90", "|BP 120", "|HIV negative"], reading.Facts.Select(fact => $"{fact.Code} {fact.Value}"));
        Assert.Equal(["mg/dL", "mm[Hg]", null], reading.Resources.Select(resource => resource.At("valueQuantity.code")));
    }

    [Fact]
    public void A_mapping_is_for_the_files_that_it_names()
    {
        var mapping = ImportMapping.Read("""{ "tables": [ { "files": "vitals*.csv", "unit": "/min" }, { "files": "labs/*", "unit": "mg/dL" } ] }"""u8.ToArray(), "m");
        Assert.Equal((true, true, false), (mapping.Names("ward/vitals-1.csv"), mapping.Names("labs/x.csv"), mapping.Names("other.csv")));
        Assert.Equal("mg/dL", mapping.TableFor("labs/x.csv").Unit);
    }

    [Theory]
    [InlineData("not json", "MAP001")]
    [InlineData("[]", "MAP003 $")]
    [InlineData("""{ "tables": [ { "patient": "x" } ] }""", "MAP002 $.tables[0]")]
    [InlineData("""{ "tables": [ { "unit": 5 } ] }""", "MAP003 $.tables[0].unit")]
    [InlineData("""{ "tables": [ { "unit": "mmHg" } ] }""", "MAP004 $.tables[0].unit")]
    [InlineData("""{ "tables": [ { "timeZone": "somewhere" } ] }""", "MAP004 $.tables[0].timeZone")]
    [InlineData("""{ "tables": [ { "dateFormat": "dd.MM.yy" } ] }""", "MAP004 $.tables[0].dateFormat")]
    [InlineData("""{ "tables": [ { "delimiter": "ab" } ] }""", "MAP004 $.tables[0].delimiter")]
    [InlineData("""{ "tables": [ { "kind": "x" } ] }""", "MAP004 $.tables[0].kind")]
    [InlineData("""{ "tables": [ { "measurements": [ { "column": "HR" } ] } ] }""", "MAP003 $.tables[0].measurements[0]")]
    [InlineData("""{ "tables": [ { "sexes": { "1": "masculine" } } ] }""", "MAP004 $.tables[0].sexes.1")]
    [InlineData("""{ "hl7v2": { "timeZone": "x" } }""", "MAP004 $.hl7v2.timeZone")]
    public void A_mapping_that_is_half_understood_is_refused_with_its_place(string json, string place)
    {
        var problem = Assert.Throws<ProblemException>(() => ImportMapping.Read(Encoding.UTF8.GetBytes(json), "m.json")).Problem;
        Assert.Equal(place, $"{problem.Code} {problem.Location.Path}".TrimEnd());
    }

    [Fact]
    public void Options_of_the_command_line_are_checked_as_such()
    {
        var fault = Assert.Throws<ProblemException>(() => ImportMapping.None.With(new TableOptions { Unit = "mmHg" }));
        Assert.Equal((ProblemKind.Usage, "--unit"), (fault.Kind, fault.Problem.Location.Path));
    }
}
