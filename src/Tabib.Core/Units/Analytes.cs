using System.Text.Json;

namespace Tabib.Core.Units;

/// <summary>The laboratory analytes that ship with the program: <c>knowledge/units/analytes.json</c>. Read on first use.</summary>
public static class Analytes
{
    private const string Resource = "knowledge/units/analytes.json";

    private static readonly Lazy<IReadOnlyList<Analyte>> LazyAll = new(Load);

    private static readonly Lazy<Dictionary<string, Analyte>> LazyByLoinc = new(() =>
        All.SelectMany(analyte => analyte.LoincCodes, (analyte, code) => (code, analyte)).ToDictionary(StringComparer.Ordinal));

    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<Analyte> All => LazyAll.Value;

    /// <param name="code">A LOINC code, such as "2160-0".</param>
    /// <returns>Null for a test that is not in the table.</returns>
    public static Analyte? ByLoinc(string code) => LazyByLoinc.Value.GetValueOrDefault(code);

    private static Analyte[] Load()
    {
        using var stream = typeof(Analytes).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"The program lacks its analytes '{Resource}'.");
        using var document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("analytes").EnumerateArray().Select(Read)];
    }

    private static Analyte Read(JsonElement entry) => new(
        entry.GetProperty("name").GetString()!,
        [.. entry.GetProperty("loinc").EnumerateArray().Select(code => code.GetString()!)],
        Text(entry, "molarMass"),
        entry.TryGetProperty("valence", out var valence) ? valence.GetInt32() : null,
        Text(entry, "citation"),
        Text(entry, "note"),
        entry.TryGetProperty("equation", out var equation)
            ? new AnalyteEquation(
                equation.GetProperty("unit").GetString()!,
                equation.GetProperty("other").GetString()!,
                equation.GetProperty("slope").GetRawText(),
                equation.GetProperty("intercept").GetRawText())
            : null);

    /// <summary>Numbers keep their digits as written.</summary>
    private static string? Text(JsonElement entry, string name) => !entry.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
}
