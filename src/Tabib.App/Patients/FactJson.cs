using System.Text.Json;
using Tabib.Core.Facts;
using Tabib.Record.Journal;

namespace Tabib.App.Patients;

/// <summary>Facts as the command line gives them to programs.</summary>
internal static class FactJson
{
    public static void Write(Utf8JsonWriter json, string id, PatientRecord record)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteNumber("number", record.Patient.Number);
        json.WriteString("asOf", record.AsOf);
        json.WriteString("sex", record.Sex.ToString().ToLowerInvariant());
        if (record.BirthDate.IsValue) json.WriteString("birthDate", record.BirthDate.Value.Text);
        if (record.Age.IsValue) json.WriteNumber("age", record.Age.Value);
        json.WriteBoolean("deceased", record.IsDeceased);
        json.WriteStartArray("facts");
        foreach (var fact in record.Facts) Write(json, fact);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Fact fact)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(fact.Kind.ToString()));
        json.WriteString("system", fact.Code.System);
        json.WriteString("code", fact.Code.Value);
        json.WriteString("display", fact.Display);
        if (fact.OtherCodes.Count > 0)
        {
            json.WriteStartArray("otherCodes");
            foreach (var code in fact.OtherCodes)
            {
                json.WriteStartObject();
                json.WriteString("system", code.System);
                json.WriteString("code", code.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (fact.Panel is { } panel) json.WriteString("panel", panel.Value);
        if (fact.Category.Length > 0) json.WriteString("category", fact.Category);
        WriteValue(json, fact.Value);
        json.WriteString("status", JsonNamingPolicy.CamelCase.ConvertName(fact.Status.ToString()));
        if (fact.Effective.Start != DateTimeOffset.MinValue) json.WriteString("start", fact.Effective.Start);
        if (!fact.Effective.IsOpenEnded) json.WriteString("end", fact.Effective.End);
        if (fact.KnownAt != DateTimeOffset.MinValue) json.WriteString("knownAt", fact.KnownAt);
        if (fact.KnownAtInferred) json.WriteBoolean("knownAtInferred", true);
        if (fact.Encounter is not null) json.WriteString("encounter", fact.Encounter);
        json.WriteString("source", fact.Source.ToString());
        json.WriteNumber("entry", fact.Source.Entry);
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, FactValue value)
    {
        if (value.AsQuantity is { } quantity)
        {
            json.WriteString("value", quantity.Digits);
            if (quantity.Comparator is not null) json.WriteString("comparator", quantity.Comparator);
            json.WriteString("unit", quantity.Unit);
        }
        else if (value.AsCode is { } code)
        {
            json.WriteString("valueSystem", code.System);
            json.WriteString("valueCode", code.Value);
        }
        else if (value.AsBoolean is { } truth)
        {
            json.WriteBoolean("value", truth);
        }
        else if (value.AsText is { } text)
        {
            json.WriteString(value.Kind == FactValueKind.Reference ? "reference" : "value", text);
        }
    }
}
