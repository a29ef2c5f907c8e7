using System.Globalization;

namespace Tabib.Evidence.Risk;

/// <summary>A value given to a score by hand: a number with its UCUM unit, a truth value, a category or a day.</summary>
public sealed record InputValue
{
    private InputValue(InputKind kind, double number, string unit, string text)
    {
        Kind = kind;
        Number = number;
        Unit = unit;
        Text = text;
    }

    public InputKind Kind { get; }

    /// <summary>The number, 1 or 0, or days since 1970-01-01.</summary>
    public double Number { get; }

    public string Unit { get; }

    /// <summary>The value as given.</summary>
    public string Text { get; }

    /// <param name="unit">UCUM; converted to the score's unit.</param>
    public static InputValue Of(double number, string unit) =>
        new(InputKind.Number, number, unit, string.Create(CultureInfo.InvariantCulture, $"{number:R}{(unit is "1" or "" ? "" : " " + unit)}"));

    public static InputValue Of(bool value) => new(InputKind.Boolean, value ? 1 : 0, "1", value ? "true" : "false");

    public static InputValue Of(string category) => new(InputKind.Category, double.NaN, "1", category);

    public static InputValue Of(DateOnly day) =>
        new(InputKind.Date, day.DayNumber - Epoch, ScoreOutput.DateUnit, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Days since 1970-01-01 as a day; null outside the calendar.</summary>
    public static DateOnly? DayOf(double days) => days + Epoch is >= 0 and <= 3652058 ? DateOnly.FromDayNumber((int)Math.Round(days) + Epoch) : null;

    public override string ToString() => Text;

    private static int Epoch { get; } = new DateOnly(1970, 1, 1).DayNumber;
}
