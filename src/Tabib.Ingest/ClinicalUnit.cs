using System.Text;
using Tabib.Core.Units;

namespace Tabib.Ingest;

/// <summary>A unit as clinical systems write it, read as UCUM. A text that is UCUM by chance and means something else (ML is megalitre, K/uL kelvin per microlitre) counts as a slip.</summary>
/// <param name="Text">As written.</param>
/// <param name="Code">The UCUM code; null where the text is none.</param>
/// <param name="Meant">What was probably meant where the text is no UCUM code; null where nothing fits.</param>
/// <param name="Why">What is wrong; null where nothing is.</param>
internal sealed record ClinicalUnit(string Text, string? Code, string? Meant, string? Why)
{
    private const int Longest = 64;

    /// <summary>Units without any place in a record, and what their letters stand for there. G is left open over a litre: grams, or thousand millions.</summary>
    private static readonly Dictionary<string, string> LookAlikes = (((string Text, string Meaning)[])
    [
        ("ML", "mL"), ("MG", "mg"), ("G", "g"), ("PG", "pg"), ("MM", "mm"), ("MS", "ms"), ("C", "Cel"), ("F", "[degF]"), ("Gm", "g"), ("H", "h"),
    ]).ToDictionary(pair => pair.Text, pair => pair.Meaning, StringComparer.Ordinal);

    public static ClinicalUnit Read(string text)
    {
        if (text.Length > Longest) return new ClinicalUnit(text, null, null, "it is longer than any unit");
        var isUnit = Ucum.TryParse(text, out _, out var error);
        if (LookAlike(text) is { } meant) return new ClinicalUnit(text, null, meant.Length > 0 ? meant : null, $"'{text}' is UCUM for something that is not measured in people");
        return isUnit ? new ClinicalUnit(text, text, null, null) : new ClinicalUnit(text, null, Ucum.Suggest(text), error);
    }

    /// <returns>What was meant; empty where that is not sure; null where the text has no such part.</returns>
    private static string? LookAlike(string text)
    {
        if (text is "K" or "M") return null;
        if (text.StartsWith("K/", StringComparison.Ordinal) || text.StartsWith("M/", StringComparison.Ordinal))
        {
            var power = text[0] == 'K' ? "10*3/" : "10*6/";
            var volume = Ucum.TryParse(text[2..], out _, out _) ? text[2..] : Ucum.Suggest(text[2..]);
            return volume is null ? "" : power + volume;
        }

        var rebuilt = new StringBuilder(text.Length);
        var isFound = false;
        foreach (var range in Parts(text))
        {
            var part = text[range];
            if (part == "G" && text is "G/L" or "G/l") return "";
            isFound |= LookAlikes.TryGetValue(part, out var known);
            rebuilt.Append(known ?? part);
        }

        if (!isFound) return null;
        var whole = rebuilt.ToString();
        return Ucum.TryParse(whole, out _, out _) ? whole : Ucum.Suggest(whole) ?? "";
    }

    /// <summary>The texts between the operators, and the operators.</summary>
    private static List<Range> Parts(string text)
    {
        var parts = new List<Range>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('/' or '.')) continue;
            parts.Add(start..i);
            if (i < text.Length) parts.Add(i..(i + 1));
            start = i + 1;
        }

        return parts;
    }
}
