using System.Globalization;
using System.Text.Json;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Risk;

/// <summary>Reads a worked example. A bare number is in the input's declared unit; an object gives value and unit.</summary>
internal static class ScoreExampleReader
{
    public static ScoreExample Read(PackElement item, IReadOnlyList<ScoreInput> inputs, IReadOnlyList<ScoreOutput> outputs)
    {
        var values = new Dictionary<string, InputValue>(StringComparer.Ordinal);
        foreach (var (name, value) in item["inputs"].Members())
        {
            var input = inputs.FirstOrDefault(candidate => candidate.Name == name);
            if (input is null) value.Fault("KNW011", $"The score has no input '{name}'.");
            else if (ReadValue(value, input) is { } given) values[name] = given;
        }

        var outcome = item.OptionalText("outcome") ?? "value";
        if (outcome is not ("value" or "missingInputs" or "notApplicable" or "outOfRange")) item["outcome"].Fault("KNW011", $"'{outcome}' is no outcome.");
        var expected = new Dictionary<string, double>(StringComparer.Ordinal);
        if (outcome == "value")
        {
            foreach (var (name, value) in item["expected"].Members())
            {
                var output = outputs.FirstOrDefault(candidate => candidate.Name == name);
                if (output is null) value.Fault("KNW011", $"The score has no output '{name}'.");
                else expected[name] = output.Unit == ScoreOutput.DateUnit ? Day(value) : value.AsNumber();
            }
        }

        return new ScoreExample(values, expected, outcome, item.OptionalNumber("tolerance") ?? 0, item.Text("source"));
    }

    private static InputValue? ReadValue(PackElement value, ScoreInput input)
    {
        switch (input.Kind)
        {
            case InputKind.Number when value.Kind == JsonValueKind.Object:
                return InputValue.Of(value.Number("value"), value.Text("unit"));
            case InputKind.Number:
                return InputValue.Of(value.AsNumber(), input.Unit);
            case InputKind.Boolean when value.Kind is JsonValueKind.True or JsonValueKind.False:
                return InputValue.Of(value.Kind == JsonValueKind.True);
            case InputKind.Boolean:
                value.Fault("KNW011", $"'{input.Name}' is true or false.");
                return null;
            case InputKind.Date:
                return InputValue.DayOf(Day(value)) is { } day ? InputValue.Of(day) : null;
            default:
                return InputValue.Of(value.AsText());
        }
    }

    private static double Day(PackElement value)
    {
        if (DateOnly.TryParseExact(value.AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return InputValue.Of(day).Number;
        value.Fault("KNW011", "A day is written YYYY-MM-DD.");
        return 0;
    }
}
