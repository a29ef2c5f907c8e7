using System.Buffers;
using System.Text.Json;
using Tabib.Core.Identity;

namespace Tabib.Ingest;

/// <summary>How a source names a patient: by the id that the patient has in this source, or by an identifier that others know too.</summary>
/// <param name="Id">FHIR id of the Patient in the same source; empty where an identifier names the patient.</param>
internal readonly record struct PatientName(string Id, Identifier Identifier)
{
    private const string Prefix = "Patient/";
    private const int LongestId = 64;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>Text that stands for this name in derived ids.</summary>
    public string Key => Id.Length > 0 ? Prefix + Id : $"{Identifier.System}|{Identifier.Value}";

    /// <summary>The id that a Patient of this name has.</summary>
    public string PatientId => Id.Length > 0 ? Id : DerivedId.Of("Patient", Identifier.System, Identifier.Value);

    /// <summary>7 and Patient/7 are ids, system|value is an identifier; what can be no FHIR id is an identifier of this source.</summary>
    /// <param name="text">Trimmed, not empty.</param>
    /// <param name="system">The identifier system that the source states for the text; null where it states none.</param>
    public static PatientName Read(string text, string? system, string source)
    {
        if (!string.IsNullOrEmpty(system)) return new PatientName("", new Identifier(system, text));
        var id = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        if (IsId(id)) return new PatientName(id, default);
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        return bar > 0 && bar < text.Length - 1
            ? new PatientName("", new Identifier(text[..bar], text[(bar + 1)..]))
            : new PatientName("", new Identifier(SourceUrn.Of(source, "patient"), text));
    }

    public static bool IsId(ReadOnlySpan<char> text) => text.Length is > 0 and <= LongestId && !text.ContainsAnyExcept(IdCharacters);

    /// <summary>Writes the reference.</summary>
    public void Write(Utf8JsonWriter json, string element)
    {
        json.WriteStartObject(element);
        if (Id.Length > 0)
        {
            json.WriteString("reference"u8, Prefix + Id);
        }
        else
        {
            json.WriteString("type"u8, "Patient"u8);
            json.WriteStartObject("identifier"u8);
            json.WriteString("system"u8, Identifier.System);
            json.WriteString("value"u8, Identifier.Value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
