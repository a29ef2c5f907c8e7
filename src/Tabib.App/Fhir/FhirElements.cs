using System.Text.Json;
using Tabib.Core.Coding;
using Tabib.Core.Facts;

namespace Tabib.App.Fhir;

/// <summary>Elements of FHIR that several of our resources share.</summary>
internal static class FhirElements
{
    public const string DeviceReference = "Device/tabib";

    /// <summary>Codes of our scores and rules: https://tabib.example/codes/scores, /rules.</summary>
    public const string Scores = CodeSystems.Tabib + "/scores";

    public const string Rules = CodeSystems.Tabib + "/rules";

    public static void Start(this Utf8JsonWriter json, string type, string id)
    {
        json.WriteStartObject();
        json.WriteString("resourceType", type);
        json.WriteString("id", id);
    }

    public static void Reference(this Utf8JsonWriter json, string name, string reference)
    {
        json.WriteStartObject(name);
        json.WriteString("reference", reference);
        json.WriteEndObject();
    }

    public static void Concept(this Utf8JsonWriter json, string name, string system, string code, string text)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("coding");
        json.WriteStartObject();
        json.WriteString("system", system);
        json.WriteString("code", code);
        json.WriteString("display", text);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    public static void Text(this Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>An array of annotations.</summary>
    public static void Notes(this Utf8JsonWriter json, IEnumerable<string> notes)
    {
        var isOpen = false;
        foreach (var note in notes)
        {
            if (!isOpen) json.WriteStartArray("note");
            isOpen = true;
            json.WriteStartObject();
            json.WriteString("text", note);
            json.WriteEndObject();
        }

        if (isOpen) json.WriteEndArray();
    }

    /// <summary>References to the resources that facts were read from, each once; nothing where there is none.</summary>
    public static void Sources(this Utf8JsonWriter json, string name, IEnumerable<FactSource> sources)
    {
        var isOpen = false;
        foreach (var source in sources.Select(source => $"{source.ResourceType}/{source.ResourceId}").Distinct())
        {
            if (!isOpen) json.WriteStartArray(name);
            isOpen = true;
            json.WriteStartObject();
            json.WriteString("reference", source);
            json.WriteEndObject();
        }

        if (isOpen) json.WriteEndArray();
    }

    /// <summary>A quantity with its UCUM code; a pure number has the code 1 and no unit to show.</summary>
    public static void Quantity(this Utf8JsonWriter json, string name, double value, string unit)
    {
        json.WriteStartObject(name);
        json.WriteNumber("value", value);
        if (unit is not "1") json.WriteString("unit", unit);
        json.WriteString("system", CodeSystems.Ucum);
        json.WriteString("code", unit);
        json.WriteEndObject();
    }
}
