using System.Diagnostics.CodeAnalysis;
using Tabib.Core.Outcomes;

namespace Tabib.Core.Units;

/// <summary>The Unified Code for Units of Measure: read, compare and convert units. Thread-safe; parsed units are cached.</summary>
/// <remarks>https://ucum.org. Case-sensitive codes. A unit of more than 256 characters, 16 nested parentheses or an exponent beyond 99 is refused.</remarks>
public static class Ucum
{
    /// <param name="error">What is wrong, where, and a spelling that may be meant.</param>
    public static bool TryParse(string code, [NotNullWhen(true)] out UcumUnit? unit, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(code);
        var reading = UcumCache.Read(code);
        unit = reading.Unit;
        error = reading.Error;
        return unit is not null;
    }

    /// <summary>As <see cref="TryParse(string, out UcumUnit?, out string?)"/>; allocates nothing for a unit seen before.</summary>
    public static bool TryParse(ReadOnlySpan<char> code, [NotNullWhen(true)] out UcumUnit? unit, [NotNullWhen(false)] out string? error)
    {
        var reading = UcumCache.Read(code);
        unit = reading.Unit;
        error = reading.Error;
        return unit is not null;
    }

    /// <exception cref="FormatException">The code is not a UCUM unit.</exception>
    public static UcumUnit Parse(string code) => TryParse(code, out var unit, out var error) ? unit : throw new FormatException(error);

    /// <summary>A UCUM code that was probably meant by text that is none, such as "mm[Hg]" for "mmHg"; null for a valid code or where nothing fits.</summary>
    public static string? Suggest(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return UcumCache.Read(code).Unit is null ? UnitSpellings.Suggest(code) : null;
    }

    /// <summary>How to convert values from one unit to another; to keep and apply many times.</summary>
    /// <param name="analyte">Needed between mass and substance, and between substance and equivalents.</param>
    /// <returns>Not applicable, naming both units, where they measure different things or a fact about the analyte is missing.</returns>
    public static Outcome<UnitConversion> Conversion(string from, string to, Analyte? analyte = null)
    {
        if (!TryParse(from, out var source, out var error) || !TryParse(to, out var target, out error))
            return Outcome.NotApplicable($"'{UcumReading.Shown(from)}' cannot be converted to '{UcumReading.Shown(to)}': {error}");
        return Conversion(source, target, analyte);
    }

    /// <inheritdoc cref="Conversion(string, string, Analyte?)"/>
    public static Outcome<UnitConversion> Conversion(UcumUnit from, UcumUnit to, Analyte? analyte = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.LastConversion is { } known && known.IsFor(to, analyte)) return known.Outcome;
        var outcome = FindConversion(from, to, analyte);
        from.LastConversion = new KnownConversion(to, analyte, outcome);
        return outcome;
    }

    /// <summary>Converts one value.</summary>
    /// <returns>Not applicable where <see cref="Conversion(string, string, Analyte?)"/> is, or where the value has no counterpart (a logarithm of a negative amount).</returns>
    public static Outcome<double> Convert(double value, string from, string to, Analyte? analyte = null)
    {
        var conversion = Conversion(from, to, analyte);
        if (!conversion.TryGetValue(out var found)) return conversion.Reason!;
        var converted = found.Apply(value);
        return double.IsFinite(converted)
            ? converted
            : Outcome.NotApplicable($"{value:R} '{from}' has no counterpart in '{to}'");
    }

    /// <summary>left · right.</summary>
    /// <returns>Not applicable for units on a non-ratio scale, or beyond the limits of a unit.</returns>
    public static Outcome<UcumUnit> Multiply(UcumUnit left, UcumUnit right) => Combine(left, '.', right);

    /// <summary>left / right.</summary>
    /// <returns>Not applicable for units on a non-ratio scale, or beyond the limits of a unit.</returns>
    public static Outcome<UcumUnit> Divide(UcumUnit left, UcumUnit right) => Combine(left, '/', right);

    private static Outcome<UnitConversion> FindConversion(UcumUnit from, UcumUnit to, Analyte? analyte)
    {
        var rule = ConversionRule.Find(from, to, analyte);
        if (!rule.TryGetValue(out var found)) return rule.Reason!;
        var conversion = found.ToConversion();
        return conversion.IsFinite
            ? conversion
            : Outcome.NotApplicable($"'{from}' cannot be converted to '{to}': the factor is beyond the range of numbers");
    }

    private static Outcome<UcumUnit> Combine(UcumUnit left, char by, UcumUnit right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var code = right.Code.AsSpan().ContainsAny("./") ? $"{left.Code}{by}({right.Code})" : $"{left.Code}{by}{right.Code}";
        return TryParse(code, out var unit, out var error) ? unit : Outcome.NotApplicable(error);
    }
}
