using System.Collections.Concurrent;
using System.Text;

namespace Tabib.App.Reports;

/// <summary>UCUM codes as people write them: mm[Hg] as mmHg, kg/m2 as kg/m².</summary>
internal static class UnitText
{
    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        [""] = "",
        ["1"] = "",
        ["a"] = "years",
        ["mm[Hg]"] = "mmHg",
        ["Cel"] = "°C",
        ["[degF]"] = "°F",
        ["/min"] = "per minute",
        ["mL/min/{1.73_m2}"] = "mL/min/1.73 m²",
        ["{score}"] = "points",
    };

    private const int LargestTable = 1000;

    public static string Of(string ucum)
    {
        if (Known.TryGetValue(ucum, out var text)) return text;
        text = Write(ucum);

        // Units come from outside: whoever sends a new one in each result does not make the table grow.
        if (Known.Count < LargestTable) Known.TryAdd(ucum, text);
        return text;
    }

    /// <summary>With a space before it; nothing for a pure number.</summary>
    public static string After(string ucum) => Of(ucum) is { Length: > 0 } text ? (text == "%" ? " %" : " " + text) : "";

    private static string Write(string ucum)
    {
        var text = new StringBuilder(ucum.Length);
        for (var i = 0; i < ucum.Length; i++)
        {
            var c = ucum[i];
            if (c is '{' or '}' or '[' or ']') continue;
            if (c == '*' && i > 0 && ucum[i - 1] == '0') continue;
            if (c == 'u' && i + 1 < ucum.Length && ucum[i + 1] is 'L' or 'm' or 'g' && (i == 0 || ucum[i - 1] == '/')) text.Append('µ');
            else if (c is >= '2' and <= '9' && i > 0 && (char.IsLetter(ucum[i - 1]) || ucum[i - 1] == '*') && (i + 1 == ucum.Length || !char.IsLetterOrDigit(ucum[i + 1]))) text.Append(Raised(c));
            else text.Append(c);
        }

        return text.ToString();
    }

    private static char Raised(char digit) => digit switch { '2' => '²', '3' => '³', _ => (char)('⁰' + (digit - '0')) };
}
