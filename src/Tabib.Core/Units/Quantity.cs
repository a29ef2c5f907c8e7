using System.Globalization;

namespace Tabib.Core.Units;

/// <summary>A measured amount: the digits as entered (so that 1.50 stays 1.50) and a UCUM unit.</summary>
/// <param name="Digits">Decimal text as received.</param>
/// <param name="Unit">UCUM code; "1" for pure numbers; as received where it is no UCUM.</param>
/// <param name="Comparator">"&lt;", "&lt;=", "&gt;=" or "&gt;" where the source gave a bound instead of a value.</param>
public readonly record struct Quantity(string Digits, string Unit, string? Comparator = null)
{
    /// <exception cref="FormatException">The digits are no finite number.</exception>
    public double Number => double.TryParse(Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
        ? number
        : throw new FormatException($"'{Digits}' is not a number.");

    public static Quantity Of(double number, string unit) => new(number.ToString("R", CultureInfo.InvariantCulture), unit);

    public override string ToString() => $"{Comparator}{Digits}{(Unit is "1" or "" ? "" : " " + Unit)}";
}
