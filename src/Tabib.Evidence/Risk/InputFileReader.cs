using System.Globalization;
using System.Text.Json;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Risk;

/// <summary>Reads the inputs of a score from JSON: <c>{"age":{"value":50,"unit":"a"},"sex":"female","diabetes":true}</c>.</summary>
public static class InputFileReader
{
    /// <param name="known">The inputs a name may be, as <see cref="ScoreLibrary.InputsOf"/> gives them.</param>
    /// <param name="problems">RSK003: not JSON or no object; RSK004: an unknown name; RSK005: a value of the wrong form, such as a number without its unit.</param>
    public static IReadOnlyDictionary<string, InputValue> Read(ReadOnlyMemory<byte> json, IReadOnlyList<ScoreInput> known, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(problems);
        var values = new Dictionary<string, InputValue>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("the inputs are one JSON object, name to value");
            foreach (var member in document.RootElement.EnumerateObject())
            {
                var input = known.FirstOrDefault(candidate => candidate.Name == member.Name);
                if (input is null) problems.Add(ScoreLibrary.Unknown("RSK004", $"There is no input '{member.Name}'.", member.Name, known.Select(candidate => candidate.Name)));
                else if (Value(member.Value, input) is not { } value) problems.Add(WrongForm(input));
                else if (!values.TryAdd(member.Name, value)) problems.Add(new Problem("RSK005", ProblemSeverity.Error, $"'{input.Name}' is given twice.", new ProblemLocation(Path: $"$.{input.Name}")));
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            problems.Add(new Problem("RSK003", ProblemSeverity.Fatal, $"The inputs cannot be read: {fault.Message}", ProblemLocation.None, "Give one JSON object, such as {\"age\":{\"value\":50,\"unit\":\"a\"},\"sex\":\"female\"}."));
        }

        return values;
    }

    private static InputValue? Value(JsonElement element, ScoreInput input) => (input.Kind, element.ValueKind) switch
    {
        (InputKind.Number, JsonValueKind.Object) when element.TryGetProperty("value", out var value) && element.TryGetProperty("unit", out var unit)
            && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && unit.ValueKind == JsonValueKind.String => InputValue.Of(number, unit.GetString()!),
        // A number without a unit is taken only where there is none to confuse.
        (InputKind.Number, JsonValueKind.Number) when (input.Unit is "1" or "a" || input.Unit.StartsWith('{')) && element.TryGetDouble(out var number) => InputValue.Of(number, input.Unit),
        (InputKind.Boolean, JsonValueKind.True or JsonValueKind.False) => InputValue.Of(element.ValueKind == JsonValueKind.True),
        (InputKind.Category, JsonValueKind.String) => InputValue.Of(element.GetString()!),
        (InputKind.Date, JsonValueKind.String) when DateOnly.TryParseExact(element.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => InputValue.Of(day),
        _ => null,
    };

    private static Problem WrongForm(ScoreInput input)
    {
        var form = input.Kind switch
        {
            InputKind.Number => $"{{\"value\": number, \"unit\": \"{input.Unit}\"}}",
            InputKind.Boolean => "true or false",
            InputKind.Date => "\"YYYY-MM-DD\"",
            _ => string.Join(" | ", input.Categories.Select(word => $"\"{word}\"")),
        };
        return new Problem("RSK005", ProblemSeverity.Error, $"'{input.Name}' has the wrong form.", new ProblemLocation(Path: $"$.{input.Name}"), $"Write {form}.");
    }
}
