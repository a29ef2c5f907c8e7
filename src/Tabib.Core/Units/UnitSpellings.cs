namespace Tabib.Core.Units;

/// <summary>Common spellings that are no UCUM, to offer as a hint. Never used to read a unit.</summary>
internal static class UnitSpellings
{
    private static readonly Dictionary<string, string> Replacements = new(StringComparer.Ordinal) { ["mmHg"] = "mm[Hg]", ["bpm"] = "/min", ["mcg"] = "ug", ["°C"] = "Cel", ["sec"] = "s", ["IU/L"] = "[IU]/L" };

    public static string? Suggest(string code) => Replacements.GetValueOrDefault(code);
}
