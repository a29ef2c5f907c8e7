using System.Globalization;

namespace Tabib.App.Reports;

/// <summary>Numbers as people read them. Rounding is half away from zero and only here, at display.</summary>
internal static class NumberText
{
    private const int SignificantDigits = 4;

    /// <summary>Recorded digits longer than this come from a computation, not from a scale or a laboratory.</summary>
    private const int LongestRecorded = 8;

    /// <summary>Four significant digits; whole numbers in full.</summary>
    public static string Of(double value)
    {
        if (!double.IsFinite(value)) return "not a number";
        if (value == Math.Floor(value) && Math.Abs(value) < 1e9) return value.ToString("0", CultureInfo.InvariantCulture);
        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (magnitude is < -4 or > 9) return value.ToString("G4", CultureInfo.InvariantCulture);
        return Rounded(value, Math.Max(0, SignificantDigits - 1 - magnitude));
    }

    /// <summary>With a fixed number of decimals.</summary>
    public static string Of(double value, int decimals) => double.IsFinite(value) ? Round(value, decimals).ToString("F" + decimals, CultureInfo.InvariantCulture) : "not a number";

    /// <summary>The digits as recorded; those that no instrument gives, rounded.</summary>
    public static string Recorded(string digits) =>
        digits.Length > LongestRecorded && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Of(number) : digits;

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double share) => Of(share * 100, 1) + " %";

    /// <summary>A position inside a chart, percent of its width, as SVG takes it.</summary>
    public static string Position(double share) => Rounded(share * 100, 2) + "%";

    private static string Rounded(double value, int decimals) => Round(value, decimals).ToString("0.######", CultureInfo.InvariantCulture);

    private static double Round(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);
}
