using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Tabib.App.Capabilities;

/// <summary>Writes a record once, as <see cref="JsonFormat.Indented"/> would: the serializer compiles code for every type, which a file of forty lines at the end of a run does not repay (20 ms of processor time).</summary>
internal static class PlainJson
{
    /// <exception cref="NotSupportedException">A value of a type that no result has.</exception>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case Enum name:
                json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(name.ToString()));
                break;
            case double number:
                if (double.IsFinite(number)) json.WriteNumberValue(number);
                else json.WriteNullValue();
                break;
            case int or long or short or byte or uint or ushort:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset moment:
                json.WriteStringValue(moment);
                break;
            case DateTime moment:
                json.WriteStringValue(moment);
                break;
            case IDictionary pairs:
                WritePairs(json, pairs);
                break;
            case IEnumerable items:
                json.WriteStartArray();
                foreach (var item in items) Write(json, item);
                json.WriteEndArray();
                break;
            default:
                WriteProperties(json, value);
                break;
        }
    }

    private static void WritePairs(Utf8JsonWriter json, IDictionary pairs)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry pair in pairs)
        {
            json.WritePropertyName(pair.Key.ToString()!);
            Write(json, pair.Value);
        }

        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, object value)
    {
        var type = value.GetType();
        if (type.IsPrimitive || value is decimal or Delegate or Type) throw new NotSupportedException($"No JSON is written of {type}.");
        json.WriteStartObject();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || property.GetValue(value) is not { } item) continue;
            json.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
            Write(json, item);
        }

        json.WriteEndObject();
    }
}
