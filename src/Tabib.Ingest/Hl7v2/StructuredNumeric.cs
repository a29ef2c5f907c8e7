using System.Text.Json;

namespace Tabib.Ingest.Hl7v2;

/// <summary>SN: a bound (&gt;^100), a range (^10^-^20), a ratio (^1^:^128), a grade (^2^+).</summary>
internal static class StructuredNumeric
{
    /// <returns>Null where the parts make no such number.</returns>
    public static Action<Utf8JsonWriter>? Read(Hl7Segment obx, Hl7Field value, MessageContext context)
    {
        var (sign, mark) = (value.Component(1).Value, value.Component(3).Value);
        var comparator = sign is "<" or ">" or "<=" or ">=" ? sign : null;
        if ((sign.Length > 0 && sign != "=" && comparator is null) || !TryDigits(value.Component(2), out var first)) return null;
        if (mark == "+" && comparator is null && !value.Component(4).HasValue) return json => json.WriteString("valueString"u8, first + "+");
        if (mark.Length == 0)
        {
            var (unit, code) = ResultValue.Unit(obx, context);
            return json => json.Quantity("valueQuantity", first, comparator, unit, code);
        }

        if (!TryDigits(value.Component(4), out var second)) return null;
        switch (mark)
        {
            case "-" when comparator is null:
                var (text, ucum) = ResultValue.Unit(obx, context);
                return json => Pair(json, "valueRange", ("low", first, null), ("high", second, null), text, ucum);
            case ":" or "/":
                return json => Pair(json, "valueRatio", ("numerator", first, comparator), ("denominator", second, null), "", null);
            default:
                return null;
        }
    }

    private static bool TryDigits(Hl7Field field, out string digits)
    {
        digits = "";
        if (MeasuredNumber.TryRead(field.Value, decimalComma: false, out var number) != MeasuredNumber.Fault.None || number.Comparator is not null) return false;
        digits = number.Digits;
        return true;
    }

    private static void Pair(Utf8JsonWriter json, string element, (string Name, string Digits, string? Comparator) first, (string Name, string Digits, string? Comparator) second, string unit, string? ucum)
    {
        json.WriteStartObject(element);
        json.Quantity(first.Name, first.Digits, first.Comparator, unit, ucum);
        json.Quantity(second.Name, second.Digits, second.Comparator, unit, ucum);
        json.WriteEndObject();
    }
}
