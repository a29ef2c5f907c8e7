using System.Globalization;
using System.Text.Json;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Tables of CPIC's database as JSON arrays of rows, one file a table (TABLE.json, plain or gzip), as its API and export give them.</summary>
internal static class CpicTables
{
    /// <returns>Rows of texts; columns by name in small letters; null and absent are absent. Numbers and flags are texts.</returns>
    /// <exception cref="Core.Outcomes.ProblemException">PGX021: the file cannot be used.</exception>
    public static IReadOnlyList<Dictionary<string, string>> Rows(ReleaseFile file) => ReleaseJson.Read(file, static root =>
        root.EnumerateArray().Select(Row).ToList());

    /// <returns>Columns by name in small letters; what is no text, number or flag is left out.</returns>
    public static Dictionary<string, string> Row(JsonElement row) => row.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        .ToDictionary(member => member.Name.ToLowerInvariant(), member => member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText().ToLowerInvariant(), StringComparer.Ordinal);

    /// <exception cref="FormatException">The row has no such column.</exception>
    public static string Need(this Dictionary<string, string> row, string column) =>
        row.TryGetValue(column, out var text) && text.Length > 0 ? text : throw new FormatException($"a row has no {column}");

    public static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new FormatException($"'{text}' is no place");
}
