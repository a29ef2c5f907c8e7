using Tabib.App.Synth.Lives;
using Tabib.Core.Identity;

namespace Tabib.App.Synth.Fhir;

/// <summary>Patient: two identifiers, name, sex, birth, death.</summary>
internal static class PatientJson
{
    private const string BirthSex = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex";

    public static void Write(ResourceSink sink, Person person, DateTime? death)
    {
        sink.Begin("Patient", person.Id);
        var json = sink.Json;
        var isWoman = person.Sex == Sex.Female;
        if (person.StatesBirthSex)
        {
            json.WriteStartArray("extension"u8);
            json.WriteStartObject();
            json.WriteString("url"u8, BirthSex);
            json.WriteString("valueCode"u8, isWoman ? "F" : "M");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStartArray("identifier"u8);
        WriteIdentifier(person.Home.RecordSystem, person.RecordNumber);
        WriteIdentifier(Person.NationalSystem, person.NationalNumber);
        json.WriteEndArray();
        json.WriteStartArray("name"u8);
        json.WriteStartObject();
        json.WriteString("use"u8, "official");
        json.WriteString("family"u8, person.Family);
        json.WriteStartArray("given"u8);
        json.WriteStringValue(person.Given);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("gender"u8, isWoman ? "female" : "male");
        json.Day("birthDate"u8, person.Birth);
        if (death is { } when) json.Moment("deceasedDateTime"u8, when);
        json.WriteStartArray("address"u8);
        json.WriteStartObject();
        json.WriteString("city"u8, person.City);
        json.WriteEndObject();
        json.WriteEndArray();
        sink.Shared("managingOrganization"u8, "Organization", person.Home.Id);
        sink.End();

        void WriteIdentifier(string system, string value)
        {
            json.WriteStartObject();
            json.WriteString("system"u8, system);
            json.WriteString("value"u8, value);
            json.WriteEndObject();
        }
    }
}
