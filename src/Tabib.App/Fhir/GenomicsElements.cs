using System.Text.Json;
using Tabib.App.Reports;
using Tabib.Core.Coding;

namespace Tabib.App.Fhir;

/// <summary>Elements that our resources of Genomics Reporting share.</summary>
internal static class GenomicsElements
{
    /// <summary>What all observations of the guide begin with.</summary>
    public static void StartObservation(this Utf8JsonWriter json, PatientReport report, string id, string profile)
    {
        json.Start("Observation", id);
        json.Profile(profile);
        json.WriteString("status", "final");
        json.WriteStartArray("category");
        json.ConceptItem(GenomicsCodes.ObservationCategory, "laboratory", "Laboratory");
        json.ConceptItem(GenomicsCodes.DiagnosticService, "GE", "Genetics");
        json.WriteEndArray();
        json.Reference("subject", $"Patient/{report.Id}");
        json.WriteString("issued", report.Record.AsOf);
        json.Reference("device", FhirElements.DeviceReference);
    }

    public static void Profile(this Utf8JsonWriter json, string profile)
    {
        json.WriteStartObject("meta");
        json.WriteStartArray("profile");
        json.WriteStringValue(profile);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>An element of a list of concepts.</summary>
    public static void ConceptItem(this Utf8JsonWriter json, string system, string code, string text)
    {
        json.WriteStartObject();
        Body(json, system, code, text, text);
        json.WriteEndObject();
    }

    /// <summary>An element of a list of concepts that has no code.</summary>
    public static void TextItem(this Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>A concept in words, with a code where there is one.</summary>
    /// <param name="display">Of the code.</param>
    public static void Concept(this Utf8JsonWriter json, string name, string system, string? code, string display, string text)
    {
        json.WriteStartObject(name);
        Body(json, system, code, display, text);
        json.WriteEndObject();
    }

    /// <summary>A component whose value is a concept.</summary>
    public static void Component(this Utf8JsonWriter json, string system, string code, string display, string valueSystem, string? valueCode, string valueDisplay, string valueText)
    {
        json.WriteStartObject();
        json.Concept("code", system, code, display);
        json.Concept("valueCodeableConcept", valueSystem, valueCode, valueDisplay, valueText);
        json.WriteEndObject();
    }

    /// <summary>The gene that a finding is of.</summary>
    public static void GeneStudied(this Utf8JsonWriter json, string gene) =>
        json.Component(CodeSystems.Loinc, "48018-6", "Gene studied [ID]", CodeSystems.Hgnc, GenomicsCodes.Genes.GetValueOrDefault(gene), gene, gene);

    /// <summary>A list of references; nothing where there is none.</summary>
    public static void References(this Utf8JsonWriter json, string name, IReadOnlyList<string> references)
    {
        if (references.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var reference in references)
        {
            json.WriteStartObject();
            json.WriteString("reference", reference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Body(Utf8JsonWriter json, string system, string? code, string display, string text)
    {
        if (code is not null)
        {
            json.WriteStartArray("coding");
            json.WriteStartObject();
            json.WriteString("system", system);
            json.WriteString("code", code);
            json.WriteString("display", display);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteString("text", text);
    }
}
