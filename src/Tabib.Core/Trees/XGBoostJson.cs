using System.Globalization;
using System.Text.Json;
using static Tabib.Core.Trees.TreeAssembly;

namespace Tabib.Core.Trees;

/// <summary>Values of XGBoost's JSON files, or what is wrong with them.</summary>
internal static class XGBoostJson
{
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, string place)
    {
        if (utf8.Length > LargestFile) throw Fault("EXP001", place, $"The model has over {LargestFile:N0} bytes.");
        try
        {
            // A level of a tree is an object and an array.
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = (2 * DecisionTree.GreatestDepth) + 10 });
        }
        catch (JsonException error)
        {
            throw Fault("EXP001", place, "The model is no JSON, is nested too deeply, or is cut off.", "Write it again with dump_model or save_model.", error.LineNumber + 1);
        }
    }

    public static JsonElement Member(JsonElement element, string name, string place) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member
        : throw Fault("EXP001", place, $"A node or object lacks '{name}'.", name == "cover" ? "Dump the model with with_stats=True: explanations need the cover." : null);

    /// <summary>A number, also where it is written as text.</summary>
    public static double Number(JsonElement element, string name, string place)
    {
        var member = Member(element, name, place);
        if (member.ValueKind == JsonValueKind.Number && member.TryGetDouble(out var number) && double.IsFinite(number)) return number;
        return member.ValueKind == JsonValueKind.String && double.TryParse(Text(element, name, place).Trim('[', ']'), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number) ? number
            : throw Fault("EXP001", place, $"'{name}' is no number.");
    }

    public static string Text(JsonElement element, string name, string place)
    {
        var member = Member(element, name, place);
        try
        {
            return member.ValueKind == JsonValueKind.String ? member.GetString()! : throw Fault("EXP001", place, $"'{name}' is no text.");
        }
        catch (InvalidOperationException)
        {
            throw Fault("EXP001", place, $"'{name}' is text that is no Unicode.");
        }
    }

    /// <summary>An array of numbers (true and false as 1 and 0).</summary>
    public static double[] Numbers(JsonElement element, string name, string place)
    {
        var member = Member(element, name, place);
        if (member.ValueKind != JsonValueKind.Array) throw Fault("EXP001", place, $"'{name}' is no array.");
        return [.. member.EnumerateArray().Select(item => item.ValueKind switch
        {
            JsonValueKind.Number when item.TryGetDouble(out var number) && double.IsFinite(number) => number,
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            _ => throw Fault("EXP001", place, $"'{name}' has an entry that is no number."),
        })];
    }
}
