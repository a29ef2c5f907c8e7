using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Tabib.Core.Coding;

namespace Tabib.App.Synth.Fhir;

/// <summary>Parts that recur in FHIR JSON.</summary>
internal static class JsonParts
{
    /// <summary>All local times of the invented hospitals.</summary>
    private const string Zone = "+05:00";

    public static void Moment(this Utf8JsonWriter json, ReadOnlySpan<byte> property, DateTime when)
    {
        Span<char> text = stackalloc char[25];
        when.TryFormat(text, out var length, "s", CultureInfo.InvariantCulture);
        Zone.CopyTo(text[length..]);
        json.WriteString(property, text);
    }

    public static void Day(this Utf8JsonWriter json, ReadOnlySpan<byte> property, DateOnly day)
    {
        Span<char> text = stackalloc char[10];
        day.TryFormat(text, out _, "o", CultureInfo.InvariantCulture);
        json.WriteString(property, text);
    }

    public static void Period(this Utf8JsonWriter json, ReadOnlySpan<byte> property, DateTime start, DateTime end)
    {
        json.WriteStartObject(property);
        json.Moment("start"u8, start);
        json.Moment("end"u8, end);
        json.WriteEndObject();
    }

    /// <summary>A number with exactly so many digits after the point, as a laboratory prints it.</summary>
    public static void Number(this Utf8JsonWriter json, ReadOnlySpan<byte> property, double value, int decimals)
    {
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, Format(decimals), CultureInfo.InvariantCulture);
        json.WritePropertyName(property);
        json.WriteRawValue(text[..length], skipInputValidation: true);
    }

    /// <param name="tail">What follows the number: see <see cref="QuantityTail"/>.</param>
    public static void Quantity(this Utf8JsonWriter json, double value, int decimals, byte[] tail)
    {
        Span<byte> text = stackalloc byte[192];
        "{\"value\":"u8.CopyTo(text);
        value.TryFormat(text[9..], out var digits, Format(decimals), CultureInfo.InvariantCulture);
        tail.CopyTo(text[(9 + digits)..]);
        json.WritePropertyName("valueQuantity"u8);
        json.WriteRawValue(text[..(9 + digits + tail.Length)], skipInputValidation: true);
    }

    /// <summary>Unit, system and code of a Quantity, as bytes that stand after its number.</summary>
    public static byte[] QuantityTail(string unit) => [.. ","u8, .. Rendered(json =>
    {
        json.WriteStartObject();
        json.WriteString("unit"u8, unit);
        json.WriteString("system"u8, CodeSystems.Ucum);
        json.WriteString("code"u8, unit);
        json.WriteEndObject();
    }).AsSpan(1)];

    public static void Coding(this Utf8JsonWriter json, string system, string code, string? display)
    {
        json.WriteStartObject();
        json.WriteString("system"u8, system);
        json.WriteString("code"u8, code);
        if (display is not null) json.WriteString("display"u8, display);
        json.WriteEndObject();
    }

    /// <summary>A CodeableConcept of one coding.</summary>
    public static void Concept(this Utf8JsonWriter json, ReadOnlySpan<byte> property, string system, string code, string? display = null)
    {
        json.WriteStartObject(property);
        json.WriteStartArray("coding"u8);
        json.Coding(system, code, display);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A list of one CodeableConcept.</summary>
    public static void Concepts(this Utf8JsonWriter json, ReadOnlySpan<byte> property, string system, string code, string? display = null)
    {
        json.WriteStartArray(property);
        json.WriteStartObject();
        json.WriteStartArray("coding"u8);
        json.Coding(system, code, display);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>What a writer makes, as bytes to be written again and again.</summary>
    public static byte[] Rendered(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) write(json);
        return buffer.WrittenSpan.ToArray();
    }

    private static ReadOnlySpan<char> Format(int decimals) => decimals switch { 0 => "F0", 1 => "F1", _ => "F2" };
}
