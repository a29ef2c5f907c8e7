using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Tabib.Core.Units;

/// <summary>Common spellings that are no UCUM (<c>knowledge/units/spellings.json</c>), to offer as a hint. Never used to read a unit.</summary>
internal static class UnitSpellings
{
    private const string Resource = "knowledge/units/spellings.json";

    /// <summary>Longer text is no slip of the pen.</summary>
    private const int MaximumLength = 64;

    private static readonly Lazy<(Dictionary<string, string> Exact, Dictionary<string, string?> AnyCase)> Spellings = new(Load);

    /// <returns>A valid code, or null where nothing fits.</returns>
    public static string? Suggest(string code)
    {
        if (code.Length > MaximumLength) return null;
        var plain = Plain(code);
        if (plain.Length == 0) return null;
        if (TryFind(plain, out var whole)) return whole;
        var rebuilt = plain != code && IsUnit(plain) ? plain : Rebuilt(plain);
        return rebuilt != code && IsUnit(rebuilt) ? rebuilt : null;
    }

    /// <summary>Without blanks, with the letters and signs that UCUM has for Greek letters, raised digits and operators.</summary>
    private static string Plain(string code)
    {
        var text = new StringBuilder(code.Trim())
            .Replace(" per ", "/").Replace(" ", "")
            .Replace("\u00B5", "u").Replace("\u03BC", "u").Replace('\u00B7', '.').Replace("**", "^").ToString();
        if (text is ['x' or 'X' or '\u00D7', '1', '0', ..]) text = text[1..];
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var digit = "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079".IndexOf(c, StringComparison.Ordinal);
            var isAfterTen = plain.Length == 2 && plain[0] == '1' && plain[1] == '0';
            if (digit >= 0 && isAfterTen) plain.Append('*');
            if (c == '^' && isAfterTen) plain.Append('*');
            else if (digit >= 0) plain.Append((char)('0' + digit));
            else if (c != '^') plain.Append(c);
        }

        return plain.ToString();
    }

    /// <summary>Part by part between the operators, each replaced where only its spelling is known.</summary>
    private static string Rebuilt(string text)
    {
        var rebuilt = new StringBuilder(text.Length + 8);
        var start = 0;
        var bracket = false;
        var isShouted = !text.Any(char.IsAsciiLetterLower);
        for (var i = 0; i <= text.Length; i++)
        {
            var atEnd = i == text.Length;
            if (!atEnd && text[i] is ('[' or '{')) bracket = true;
            if (!atEnd && text[i] is (']' or '}')) bracket = false;
            if (!atEnd && (bracket || text[i] is not ('.' or '/' or '(' or ')'))) continue;
            if (i > start) rebuilt.Append(Part(text[start..i], isShouted, rebuilt.Length > 0 && rebuilt[^1] == '/'));
            if (!atEnd) rebuilt.Append(text[i]);
            start = i + 1;
        }

        return rebuilt.ToString();
    }

    /// <param name="isShouted">All in capitals: MG is milligram then, not megagauss.</param>
    private static string Part(string part, bool isShouted, bool isDivisor)
    {
        if (!isShouted && IsUnit(part)) return part;
        if (TryFind(part, out var known)) return known;
        if (IsUnit(part)) return part;

        // m2 with an unknown m: its exponent stays.
        var body = part.TrimEnd("0123456789".ToCharArray()).TrimEnd('-');
        if (body.Length < part.Length && TryFind(body, out known) && IsUnit(known + part[body.Length..])) return known + part[body.Length..];

        // 12h: a number and a unit without the dot between them.
        var unit = part.TrimStart("0123456789".ToCharArray());
        if (unit.Length == part.Length || unit.Length == 0) return part;
        var number = part[..^unit.Length];
        if (IsUnit(unit)) known = unit;
        else if (!TryFind(unit, out known)) return part;
        return isDivisor ? $"({number}.{known})" : $"{number}.{known}";
    }

    private static bool IsUnit(string code) => UcumParser.TryRead(code, null, out _, out _);

    /// <summary>As written first; ignoring case only where that leaves one meaning (nM is no nm).</summary>
    private static bool TryFind(string spelling, [NotNullWhen(true)] out string? code)
    {
        var (exact, anyCase) = Spellings.Value;
        return exact.TryGetValue(spelling, out code) || (anyCase.TryGetValue(spelling, out code) && code is not null);
    }

    private static (Dictionary<string, string> Exact, Dictionary<string, string?> AnyCase) Load()
    {
        using var stream = typeof(UnitSpellings).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"The program lacks its unit spellings '{Resource}'.");
        using var document = JsonDocument.Parse(stream);
        var exact = new Dictionary<string, string>(StringComparer.Ordinal);
        var anyCase = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var spelling in document.RootElement.GetProperty("spellings").EnumerateObject())
        {
            var code = spelling.Value.GetString()!;
            exact.Add(spelling.Name, code);
            if (!anyCase.TryAdd(spelling.Name, code) && anyCase[spelling.Name] != code) anyCase[spelling.Name] = null;
        }

        return (exact, anyCase);
    }
}
