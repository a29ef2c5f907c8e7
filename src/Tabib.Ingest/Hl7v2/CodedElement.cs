using System.Text.Json;
using Tabib.Core.Coding;

namespace Tabib.Ingest.Hl7v2;

/// <summary>A coded element (CE, CWE, CNE): up to three codings and a text.</summary>
internal sealed record CodedElement(IReadOnlyList<(string System, string Code, string Display)> Codings, string Text)
{
    /// <summary>Table 0396 and what is usual beside it.</summary>
    private static readonly Dictionary<string, string> Systems = (((string Text, string Meaning)[])
    [
        ("LN", CodeSystems.Loinc), ("LOINC", CodeSystems.Loinc), ("SCT", CodeSystems.Snomed), ("SNM", CodeSystems.Snomed), ("SNOMED", CodeSystems.Snomed), ("SNOMED-CT", CodeSystems.Snomed),
        ("SNOMEDCT", CodeSystems.Snomed), ("I10", CodeSystems.Icd10), ("I10C", CodeSystems.Icd10Cm), ("I9C", CodeSystems.Icd9Cm), ("I9CDX", CodeSystems.Icd9Cm), ("UCUM", CodeSystems.Ucum),
        ("RXNORM", CodeSystems.RxNorm), ("CVX", CodeSystems.Cvx), ("C4", CodeSystems.Cpt), ("CPT4", CodeSystems.Cpt), ("ATC", CodeSystems.Atc), ("WC", CodeSystems.Atc),
        ("NDC", "http://hl7.org/fhir/sid/ndc"), ("HGNC-SYMB", CodeSystems.Hgnc),
    ]).ToDictionary(pair => pair.Text, pair => pair.Meaning, StringComparer.OrdinalIgnoreCase);

    public bool IsEmpty => Codings.Count == 0 && Text.Length == 0;

    /// <summary>Text that stands for the code in derived ids.</summary>
    public string Key => Codings.Count > 0 ? $"{Codings[0].System}|{Codings[0].Code}" : Text;

    public static CodedElement Read(Hl7Field field, MessageContext context)
    {
        var codings = new List<(string System, string Code, string Display)>(2);
        foreach (var first in (ReadOnlySpan<int>)[1, 4, 10])
        {
            var (code, display) = (field.Component(first).Value, field.Component(first + 1).Value);
            if (code.Length > 0) codings.Add((SystemOf(field.Component(first + 2).Value, context), code, display));
        }

        var text = field.Component(9).Value is { Length: > 0 } original ? original : field.Component(2).Value;
        return new CodedElement(codings, text);
    }

    public void Write(Utf8JsonWriter json, string element)
    {
        json.WriteStartObject(element);
        if (Codings.Count > 0)
        {
            json.WriteStartArray("coding"u8);
            foreach (var (system, code, display) in Codings) json.Coding(system, code, display);
            json.WriteEndArray();
        }

        if (Text.Length > 0) json.WriteString("text"u8, Text);
        json.WriteEndObject();
    }

    /// <summary>Names that nobody else knows mean something within their source only. Without a name there is no system.</summary>
    private static string SystemOf(string name, MessageContext context)
    {
        if (name.Length == 0) return "";
        if (context.Mapping.CodeSystems.TryGetValue(name, out var mapped) || Systems.TryGetValue(name, out mapped)) return mapped;
        if (name.StartsWith("HL7", StringComparison.OrdinalIgnoreCase) && name.Length == 7 && int.TryParse(name[3..], out _)) return "http://terminology.hl7.org/CodeSystem/v2-" + name[3..];
        return SourceUrn.Of(context.Source, "codes", name);
    }
}
