using System.Globalization;
using Tabib.Core.Outcomes;
using Tabib.Core.Time;

namespace Tabib.App.Cli;

/// <summary>Turns the text of an argument into the type its property has.</summary>
internal static class ValueReader
{
    /// <exception cref="ProblemException">CLI002: the text is no such value.</exception>
    public static object Read(string text, Type type, string name)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target == typeof(string)) return text;
        if (target == typeof(int) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole;
        if (target == typeof(long) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)) return large;
        if (target == typeof(double) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        if (target == typeof(DateTimeOffset) && PartialDate.TryParse(text, out var date)) return LastMoment(date);
        throw new ProblemException(
            new Problem("CLI002", ProblemSeverity.Fatal, $"'{text}' is no {Describe(target)} for {name}.", ProblemLocation.None), ProblemKind.Usage);
    }

    /// <summary>"As of 2024-03" means with everything known by the end of that month.</summary>
    private static DateTimeOffset LastMoment(PartialDate date) => date.Precision >= DatePrecision.Minute ? date.Start : date.Interval.End.AddTicks(-1);

    private static string Describe(Type type) => type == typeof(int) || type == typeof(long) ? "whole number"
        : type == typeof(double) ? "number"
        : type == typeof(DateTimeOffset) ? "date (YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ)"
        : type.Name;
}
