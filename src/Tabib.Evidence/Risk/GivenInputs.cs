using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Risk;

/// <summary>Turns values given by hand into readings in the score's units.</summary>
internal static class GivenInputs
{
    public static InputReading Read(ScoreInput input, InputValue value)
    {
        switch (input.Kind)
        {
            case InputKind.Number when value.Kind == InputKind.Number:
                var converted = InputUnits.Convert(value.Number, value.Unit, input);
                return converted.IsValue && double.IsFinite(converted.Value)
                    ? new InputReading { Number = converted.Value, Original = value.Text }
                    : Refused(input, $"a number in {input.Unit} or a unit that converts to it", value);
            case InputKind.Boolean when value.Kind == InputKind.Boolean:
            case InputKind.Date when value.Kind == InputKind.Date:
                return new InputReading { Number = value.Number, Original = value.Text };
            case InputKind.Category when value.Kind == InputKind.Category:
                for (var i = 0; i < input.Categories.Count; i++)
                {
                    if (input.Categories[i] == value.Text) return new InputReading { Number = i, Original = value.Text };
                }

                return Refused(input, string.Join(", ", input.Categories), value);
            default:
                return Refused(input, input.Kind switch { InputKind.Number => $"a number in {input.Unit}", InputKind.Boolean => "true or false", InputKind.Date => "a day", _ => string.Join(", ", input.Categories) }, value);
        }
    }

    private static InputReading Refused(ScoreInput input, string limits, InputValue value) => new() { Original = value.Text, Refusal = Outcome.OutOfRange(input.Name, limits, value.Text) };
}
