using System.Text.Json;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Strict reading of a release's JSON: what is absent or of another kind refuses the file.</summary>
internal static class ReleaseJson
{
    private const int Deepest = 32;

    /// <param name="read">May throw what JSON elements throw.</param>
    /// <exception cref="Core.Outcomes.ProblemException">PGX021: the file cannot be used.</exception>
    public static T Read<T>(ReleaseFile file, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Content, new JsonDocumentOptions { MaxDepth = Deepest });
            return read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw ReleaseFile.Unusable(file.Name, fault.Message.TrimEnd('.'));
        }
    }

    /// <exception cref="FormatException">Null or empty.</exception>
    public static string Text(this JsonElement element) => element.GetString() is { Length: > 0 } text ? text : throw new FormatException("a text is absent");

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).Text();

    /// <returns>Null where there is no such member or it is null or empty.</returns>
    public static string? OptionalText(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null && member.GetString() is { Length: > 0 } text ? text : null;
}
