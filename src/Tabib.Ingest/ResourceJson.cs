using System.Text.Json;
using Tabib.Core.Coding;

namespace Tabib.Ingest;

/// <summary>Elements of FHIR that several formats are written as.</summary>
internal static class ResourceJson
{
    public static void Reference(this Utf8JsonWriter json, string name, string reference, string? display = null)
    {
        json.WriteStartObject(name);
        json.WriteString("reference"u8, reference);
        if (!string.IsNullOrEmpty(display)) json.WriteString("display"u8, display);
        json.WriteEndObject();
    }

    /// <summary>One element of a list of references, or of any object that is nothing but a reference.</summary>
    public static void Reference(this Utf8JsonWriter json, string reference)
    {
        json.WriteStartObject();
        json.WriteString("reference"u8, reference);
        json.WriteEndObject();
    }

    public static void Identifier(this Utf8JsonWriter json, string system, string value)
    {
        json.WriteStartObject();
        json.WriteString("system"u8, system);
        json.WriteString("value"u8, value);
        json.WriteEndObject();
    }

    public static void Coding(this Utf8JsonWriter json, string system, string code, string? display)
    {
        json.WriteStartObject();
        if (system.Length > 0) json.WriteString("system"u8, system);
        json.WriteString("code"u8, code);
        if (!string.IsNullOrEmpty(display)) json.WriteString("display"u8, display);
        json.WriteEndObject();
    }

    /// <summary>A concept of one coding.</summary>
    public static void Concept(this Utf8JsonWriter json, string name, string system, string code, string? display = null)
    {
        json.WriteStartObject(name);
        json.ConceptBody(system, code, display);
        json.WriteEndObject();
    }

    /// <summary>A list of one concept of one coding.</summary>
    public static void Concepts(this Utf8JsonWriter json, string name, string system, string code, string? display = null)
    {
        json.WriteStartArray(name);
        json.WriteStartObject();
        json.ConceptBody(system, code, display);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <param name="digits">A JSON number as text.</param>
    /// <param name="unit">As people write it; empty for none.</param>
    /// <param name="ucum">The UCUM code; null where the unit is none.</param>
    public static void Quantity(this Utf8JsonWriter json, string name, ReadOnlySpan<char> digits, string? comparator, string unit, string? ucum)
    {
        json.WriteStartObject(name);
        json.QuantityBody(digits, comparator, unit, ucum);
        json.WriteEndObject();
    }

    private static void QuantityBody(this Utf8JsonWriter json, ReadOnlySpan<char> digits, string? comparator, string unit, string? ucum)
    {
        json.WritePropertyName("value"u8);
        json.WriteRawValue(digits, skipInputValidation: true);
        if (comparator is not null) json.WriteString("comparator"u8, comparator);
        if (unit.Length > 0) json.WriteString("unit"u8, unit);
        if (ucum is null) return;
        json.WriteString("system"u8, CodeSystems.Ucum);
        json.WriteString("code"u8, ucum);
    }

    private static void ConceptBody(this Utf8JsonWriter json, string system, string code, string? display)
    {
        json.WriteStartArray("coding"u8);
        json.Coding(system, code, display);
        json.WriteEndArray();
    }
}
