using System.Globalization;

namespace Tabib.App.Survival;

/// <summary>A fitted model for people.</summary>
internal static class SurvivalText
{
    public static void Write(SurvivalFitResult result, TextWriter output)
    {
        output.WriteLine(Line($"{result.Rows:N0} rows, {result.Events:N0} events{LeftOut(result)}"));
        if (result.Terms.Count > 0) WriteTerms(result, output);
        foreach (var test in result.Tests) output.WriteLine(Line($"{test.Test} test: {Chi(test)}"));
        if (result.Concordance is { } concordance)
        {
            output.WriteLine(Line($"concordance: Harrell {Number(concordance.Harrell)} (se {Number(concordance.HarrellStandardError)}){(concordance.Uno is null ? "" : $", Uno {Number(concordance.Uno)} (se {Number(concordance.UnoStandardError)})")}"));
        }

        if (result.ProportionalHazards.Count > 0)
        {
            output.WriteLine("proportional hazards:");
            foreach (var test in result.ProportionalHazards) output.WriteLine(Line($"  {test.Test}: {Chi(test)}"));
        }

        foreach (var curve in result.Curves) output.WriteLine(Curve(curve));
        foreach (var note in result.Notes) output.WriteLine($"note: {note}");
    }

    private static void WriteTerms(SurvivalFitResult result, TextWriter output)
    {
        var width = Math.Max(4, result.Terms.Max(term => term.Term.Length));
        output.WriteLine(Line($"{"".PadRight(width)} {"coefficient",12} {"se",10} {"hazard ratio",12} {"95 % interval",22} {"p",10}"));
        foreach (var term in result.Terms)
        {
            if (term.Note is not null) output.WriteLine($"{term.Term.PadRight(width)} {term.Note}");
            else output.WriteLine(Line($"{term.Term.PadRight(width)} {Number(term.Coefficient),12} {Number(term.RobustStandardError ?? term.StandardError),10} {Number(term.HazardRatio),12} {$"{Number(term.Lower)} to {Number(term.Upper)}",22} {Probability(term.P),10}"));
        }

        if (result.Terms.Any(term => term.RobustStandardError is not null)) output.WriteLine("standard errors are robust");
    }

    private static string LeftOut(SurvivalFitResult result) => result.LeftOut.Count == 0 ? "" : Line($"; {result.LeftOut.Values.Sum():N0} left out for want of {string.Join(", ", result.LeftOut.Select(pair => Line($"{pair.Key} ({pair.Value:N0})")))}");

    private static string Chi(SurvivalTest test) => test.Statistic is { } statistic ? Line($"chi-squared {Number(statistic)} on {test.DegreesOfFreedom}, p {Probability(test.P)}") : "cannot be told";

    private static string Curve(SurvivalCurveResult curve)
    {
        var about = string.Join(", ", new[] { curve.Stratum, Line($"{curve.Rows:N0} rows, {curve.Events:G6} events") }.OfType<string>());
        if (curve.Curve != "survival" && curve.Times.Count == 0) return Line($"{about}: {curve.Curve} 0");
        if (curve.Curve != "survival") return Line($"{about}: {curve.Curve} {Number(curve.Values[^1])} at {Number(curve.Times[^1])}");
        var median = curve.Median is { } half ? Line($"median {Number(half)} (95 % {Number(curve.MedianLower)} to {(curve.MedianUpper is { } upper ? Number(upper) : "not reached")})") : "median not reached";
        return $"{about}: {median}{(curve.RestrictedMean is { } mean ? Line($", restricted mean {Number(mean)} (se {Number(curve.RestrictedMeanStandardError)})") : "")}";
    }

    private static string Number(double? value) => value is { } number ? number.ToString("G5", CultureInfo.InvariantCulture) : "cannot be told";

    private static string Probability(double? value) => value is { } p ? p.ToString(p < 1e-4 ? "0.0E+0" : "0.0000", CultureInfo.InvariantCulture) : "cannot be told";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
