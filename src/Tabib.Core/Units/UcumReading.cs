namespace Tabib.Core.Units;

/// <summary>What reading a code ended in: a unit or an error, never both.</summary>
internal sealed record UcumReading(UcumUnit? Unit, string? Error)
{
    public static UcumReading Of(string code)
    {
        if (UcumParser.TryRead(code, null, out var magnitude, out var fault)) return new(new UcumUnit(code, magnitude), null);
        var meant = UnitSpellings.Suggest(code);
        return new(null, $"'{Shown(code)}' is not a UCUM unit: {fault}{(meant is null ? "" : $"; did you mean {meant}?")}");
    }

    /// <summary>Text from outside, short enough for a message.</summary>
    public static string Shown(string text) => text.Length > 60 ? text[..60] + "..." : text;
}
