using static Tabib.Tests.Ingest.Tables.TableReading;

namespace Tabib.Tests.Ingest.Tables;

public sealed class PatientTableTests
{
    [Fact]
    public void A_row_becomes_a_patient_of_the_id_that_other_tables_use()
    {
        var reading = Of("id,birth_date,sex,given_name,family_name,died\nP1,1960-02-03,F,Anna,Karimova,\nP2,1971,m,,,2024-01-05\nP3,,U,,,yes\nP4,,,,,no\n");
        Assert.Empty(reading.Problems);
        Assert.Equal(["P1", "P2", "P3", "P4"], reading.Resources.Select(resource => resource.Id));
        Assert.Equal(["1960-02-03", "1971", null, null], reading.Resources.Select(resource => resource.At("birthDate")));
        Assert.Equal(["female", "male", "unknown", null], reading.Resources.Select(resource => resource.At("gender")));
        Assert.Equal(("Karimova", "Anna"), (reading.Resources[0].At("name.0.family"), reading.Resources[0].At("name.0.given.0")));
        Assert.Equal(("2024-01-05", "true", "false"), (reading.Resources[1].At("deceasedDateTime"), reading.Resources[2].At("deceasedBoolean"), reading.Resources[3].At("deceasedBoolean")));
    }

    [Fact]
    public void An_impossible_birth_refuses_the_row_and_an_unknown_sex_is_left_out()
    {
        var reading = Of("patient,dob,sex\nP1,1960-02-31,F\nP2,1960-02-03,xx\n");
        Assert.Equal(["TAB012 2 dob", "TAB070 3 sex"], reading.Places());
        Assert.Null(reading.Only("Patient").At("gender"));
    }

    [Fact]
    public void A_patient_with_two_different_rows_is_refused_the_second_time()
    {
        var reading = Of("patient,dob,sex\nP1,1960-02-03,F\nP1,1960-02-03,F\nP1,1961-02-03,F\n");
        Assert.Equal(["TAB080 3 patient", "TAB071 4 patient"], reading.Places());
        Assert.Equal("1960-02-03", reading.Only("Patient").At("birthDate"));
    }

    [Fact]
    public void Identifiers_and_codes_of_sex_are_what_the_mapping_says()
    {
        const string mapping = """{ "patientColumn": "nr", "patientSystem": "http://h.example/mrn", "sexColumn": "g", "sexes": { "1": "male" }, "identifiers": [ { "column": "nid", "system": "http://n.example" } ] }""";
        var resource = Of("nr,g,nid\n7,1,99\n", mapping).Only("Patient");
        Assert.Equal(["http://h.example/mrn|7", "http://n.example|99"], resource.Identifiers);
        Assert.Equal("male", resource.At("gender"));
    }
}
