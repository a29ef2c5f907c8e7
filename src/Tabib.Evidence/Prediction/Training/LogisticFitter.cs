using Tabib.Core.Statistics;

namespace Tabib.Evidence.Prediction.Training;

internal static class LogisticFitter
{
    /// <exception cref="Core.Outcomes.ProblemException">MOD013: coefficients are infinite, or the search has no end.</exception>
    public static FittedTerms Fit(LearntDesign design, FitRows rows)
    {
        int[] varying = [.. Enumerable.Range(0, design.Columns.Length).Where(j => design.Columns[j].AsSpan().ContainsAnyExcept(design.Columns[j][0]))];
        var fit = LogisticRegression.Fit([.. varying.Select(j => design.Columns[j])], rows.Outcomes);
        if (fit.IsSeparated) throw ModelTrainer.Fault("MOD013", $"The features tell without fail who has the outcome: coefficients are infinite{Suspects(design, fit, varying)}.", "Leave out what is known only after the outcome; where the data are few, --model elastic-net has an answer.");
        if (!fit.HasConverged) throw ModelTrainer.Fault("MOD013", "The search for the coefficients has no end.", "Leave out features that say nearly the same; --model elastic-net has an answer.");
        var (coefficients, errors, leftOut) = (new double[design.Columns.Length], new double?[design.Columns.Length], new string?[design.Columns.Length]);
        Array.Fill(leftOut, FittedTerms.Constant);
        for (var i = 0; i < varying.Length; i++)
        {
            var (j, isAliased) = (varying[i], fit.IsAliased[i + 1]);
            (coefficients[j], errors[j], leftOut[j]) = (fit.Coefficients[i + 1], isAliased ? null : fit.StandardError(i + 1), isAliased ? FittedTerms.Aliased : null);
        }

        var settings = new Dictionary<string, double> { ["deviance"] = fit.Deviance, ["nullDeviance"] = fit.NullDeviance, ["iterations"] = fit.Iterations };
        return new FittedTerms(fit.Coefficients[0], coefficients, errors, leftOut, null, null, settings, Notes(design, leftOut));
    }

    public static IReadOnlyList<string> Notes(LearntDesign design, string?[] leftOut) =>
        [.. design.Terms.Where((_, j) => leftOut[j] is not null).Select(term => term.Name).ToList() is { Count: > 0 } names ? [$"No estimate, since other terms determine them or they do not vary: {string.Join(", ", names)}."] : Array.Empty<string>()];

    /// <summary>Terms whose whole range moves the logit by more than any real one would.</summary>
    private static string Suspects(LearntDesign design, LogisticFit fit, int[] varying)
    {
        string[] names = [.. Enumerable.Range(0, varying.Length).Where(i => Math.Abs(fit.Coefficients[i + 1]) * (design.Columns[varying[i]].Max() - design.Columns[varying[i]].Min()) > 20).Select(i => design.Terms[varying[i]].Name)];
        return names.Length == 0 ? "" : $", above all of {string.Join(", ", names.Take(5))}";
    }
}
