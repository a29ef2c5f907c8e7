using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Core.Units;

/// <summary>Converts a value as people write it, in exact arithmetic, and answers with as many digits as it supports.</summary>
public static class UnitConverter
{
    private const int MaximumSignificantDigits = 60;

    /// <summary>Digits that a double carries; where a logarithm is in the way there are no more.</summary>
    private const int DoubleDigits = 15;

    /// <summary>Digits of an exact result from a whole number, before it is rounded.</summary>
    private const int ExactDigits = 12;

    /// <summary>Converts a value and keeps its number of significant digits (at least two); a whole number counts as exact.</summary>
    /// <param name="digits">Decimal text such as "5.40" or "1e-3".</param>
    /// <param name="analyteLoinc">LOINC code of the test, for conversions that need a molar mass, a valence or a master equation.</param>
    /// <returns>Not applicable, naming value and units, where the text is no number, a unit is unknown or the conversion is not possible.</returns>
    public static Outcome<ConvertedQuantity> Convert(string digits, string from, string to, string? analyteLoinc = null) =>
        Convert(digits, from, to, analyteLoinc, null);

    /// <summary>Converts a value and rounds it half away from zero to a number of significant digits.</summary>
    /// <param name="significantDigits">1 to 60.</param>
    /// <inheritdoc cref="Convert(string, string, string, string?)"/>
    /// <exception cref="ArgumentOutOfRangeException">The number of significant digits is outside 1 to 60.</exception>
    public static Outcome<ConvertedQuantity> Convert(string digits, string from, string to, string? analyteLoinc, int significantDigits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(significantDigits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(significantDigits, MaximumSignificantDigits);
        return Convert(digits, from, to, analyteLoinc, (int?)significantDigits);
    }

    private static Outcome<ConvertedQuantity> Convert(string digits, string from, string to, string? analyteLoinc, int? wanted)
    {
        ArgumentNullException.ThrowIfNull(digits);
        if (!DecimalText.TryRead(digits, out var value, out var significant, out var decimals))
            return Outcome.NotApplicable($"'{UcumReading.Shown(digits)}' is not a decimal number");
        if (!Ucum.TryParse(from, out var source, out var error) || !Ucum.TryParse(to, out var target, out error))
            return Outcome.NotApplicable($"'{UcumReading.Shown(from)}' cannot be converted to '{UcumReading.Shown(to)}': {error}");

        Analyte? analyte = null;
        if (analyteLoinc is not null && (analyte = Analytes.ByLoinc(analyteLoinc)) is null)
            return Outcome.NotApplicable($"LOINC '{UcumReading.Shown(analyteLoinc)}' is not among the analytes with a known molar mass");

        var outcome = ConversionRule.Find(source, target, analyte);
        if (!outcome.TryGetValue(out var rule)) return outcome.Reason!;
        if (!rule.IsExact)
        {
            var number = rule.ToConversion().Apply(value.ToDouble());
            if (!double.IsFinite(number)) return Outcome.NotApplicable($"{digits} '{from}' has no counterpart in '{to}'");
            var rounded = Rational.Parse(number.ToString("E16", CultureInfo.InvariantCulture));
            return Result(DecimalText.Write(rounded, Math.Min(wanted ?? Math.Max(significant, 2), DoubleDigits)), number, to, rule.Basis);
        }

        var exact = (value * rule.Slope) + rule.Offset;
        if (!double.IsFinite(exact.ToDouble())) return Outcome.NotApplicable($"{digits} '{from}' is beyond the range of numbers in '{to}'");
        return Result(wanted is { } count ? DecimalText.Write(exact, count) : Shown(exact, rule, significant, decimals), exact.ToDouble(), to, rule.Basis);
    }

    private static string Shown(Rational exact, ConversionRule rule, int significant, int decimals)
    {
        if (decimals <= 0 && rule.Basis == "UCUM" && DecimalText.TryWriteExactly(exact, ExactDigits, out var text)) return text;
        if (!rule.Offset.IsZero || exact.IsZero) return DecimalText.WriteFixed(exact, Math.Max(decimals, 1));
        if (significant == 1 && DecimalText.TryWriteExactly(exact, 2, out text)) return text;
        return DecimalText.Write(exact, decimals <= 0 ? Math.Max(significant, 4) : Math.Max(significant, 2));
    }

    private static Outcome<ConvertedQuantity> Result(string digits, double number, string unit, string basis) =>
        new ConvertedQuantity(new Quantity(digits, unit), number, basis);
}
