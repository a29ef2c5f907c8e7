using System.Text.Json;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Members that calls and advice write alike.</summary>
internal static class JsonMembers
{
    /// <summary>A text, or null where there is none.</summary>
    public static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null) json.WriteNull(name);
        else json.WriteString(name, value);
    }

    public static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
