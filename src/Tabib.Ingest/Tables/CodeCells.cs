using Tabib.Core.Coding;

namespace Tabib.Ingest.Tables;

/// <summary>What a row measures, from its code, its code system and its words.</summary>
internal sealed class CodeCells(TableContext context)
{
    private const int MostKept = 1 << 14;
    private const int LongestLoinc = 7;

    private readonly bool _isLoinc = context.Layout.Has(ColumnRole.Code) && ColumnNames.IsLoinc(context.Layout.NameOf(ColumnRole.Code));
    private readonly Dictionary<(string Code, string System, string Display), MeasurementCode> _known = [];

    /// <returns>Null where the row does not say what it measures. Without a code, the words are the code, without a system.</returns>
    public MeasurementCode? Read()
    {
        var key = (context.Text(ColumnRole.Code), context.Text(ColumnRole.CodeSystem), context.Text(ColumnRole.Display));
        if (_known.TryGetValue(key, out var known)) return known;
        var (code, system, display) = key;
        var mapping = context.Mapping;
        var reading = code.Length > 0 ? ReadCode(code, system, display)
            : display.Length > 0 && mapping.Codes.TryGetValue(display, out var mapped) ? mapped with { Display = mapped.Display ?? display }
            : mapping.Code is { } given ? new MeasurementCode(given, mapping.CodeSystem ?? SystemOf(given), display.Length > 0 ? display : mapping.Display, null)
            : display.Length > 0 ? new MeasurementCode("", "", display, null)
            : mapping.Display is { } words ? new MeasurementCode("", "", words, null)
            : null;
        if (reading is not null && _known.Count < MostKept) _known[key] = reading;
        return reading;
    }

    /// <summary>LOINC where the code is one by its form and check digit, else no system.</summary>
    public static string SystemOf(string code) => IsLoinc(code) ? CodeSystems.Loinc : "";

    private MeasurementCode ReadCode(string code, string system, string display)
    {
        var words = display.Length > 0 ? display : null;
        if (context.Mapping.Codes.TryGetValue(code, out var mapped)) return mapped with { Display = words ?? mapped.Display };
        if (system.Length > 0) return new MeasurementCode(code, SystemNamed(system), words, null);
        if (code.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar && bar < code.Length - 1) return new MeasurementCode(code[(bar + 1)..], code[..bar], words, null);
        return new MeasurementCode(code, context.Mapping.CodeSystem ?? (_isLoinc ? CodeSystems.Loinc : SystemOf(code)), words, null);
    }

    private static string SystemNamed(string system) => system.ToUpperInvariant() switch
    {
        "LOINC" or "LN" => CodeSystems.Loinc,
        "SNOMED" or "SNOMEDCT" or "SNOMED CT" or "SCT" => CodeSystems.Snomed,
        _ => system,
    };

    /// <summary>One to five digits, a dash, and the check digit (Mod 10) that belongs to them: LOINC Users' Guide, appendix on check digits.</summary>
    private static bool IsLoinc(string code)
    {
        if (code.Length is < 3 or > LongestLoinc || code[^2] != '-' || !char.IsAsciiDigit(code[^1]) || code.AsSpan(0, code.Length - 2).ContainsAnyExceptInRange('0', '9')) return false;
        var sum = 0;
        for (var i = code.Length - 3; i >= 0; i--)
        {
            var isDoubled = (code.Length - 3 - i) % 2 == 0;
            var digit = (code[i] - '0') * (isDoubled ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return (10 - (sum % 10)) % 10 == code[^1] - '0';
    }
}
