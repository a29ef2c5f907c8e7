using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>Chances mended (Steyerberg et al. 2004, doi:10.1002/sim.1844): the model stays, what it says is moved.</summary>
/// <param name="Intercept">Added to the logit; 0 of an isotonic curve.</param>
/// <param name="Slope">Multiplies the logit; 1 where it is held.</param>
/// <param name="Curve">Null unless isotonic.</param>
public sealed record Recalibration(RecalibrationKind Kind, double Intercept, double Slope, IsotonicCurve? Curve)
{
    /// <returns>Null where it cannot be fitted: one outcome alone, or chances that tell it without fail.</returns>
    public static Recalibration? Fit(RecalibrationKind kind, double[] chances, bool[] outcomes)
    {
        ArgumentNullException.ThrowIfNull(chances);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (!outcomes.Contains(true) || !outcomes.Contains(false)) return null;
        if (kind == RecalibrationKind.Isotonic) return new Recalibration(kind, 0, 1, IsotonicCurve.Fit(chances, outcomes));
        var logits = Array.ConvertAll(chances, ChanceScale.Logit);
        var fit = kind == RecalibrationKind.Intercept ? LogisticRegression.Fit([], outcomes, offset: logits) : LogisticRegression.Fit([logits], outcomes);
        if (fit.IsSeparated || !fit.HasConverged || fit.IsAliased.Contains(true)) return null;
        return new Recalibration(kind, fit.Coefficients[0], kind == RecalibrationKind.Intercept ? 1 : fit.Coefficients[1], null);
    }

    public double Apply(double chance) => Curve is { } curve ? curve.At(chance) : ChanceScale.Chance(Intercept + (Slope * ChanceScale.Logit(chance)));

    /// <summary>Each chance mended by what was learnt from rows of other folds: what mending is worth on people it has not seen.</summary>
    /// <param name="seed">Of the folds, which are drawn within each outcome; the order of rows does not matter.</param>
    /// <returns>Null where a fold cannot be fitted without.</returns>
    public static double[]? CrossFit(RecalibrationKind kind, double[] chances, bool[] outcomes, int folds, int seed)
    {
        ArgumentNullException.ThrowIfNull(chances);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        var fold = Folds(chances, outcomes, folds, seed);
        var mended = new double[chances.Length];
        for (var held = 0; held < folds; held++)
        {
            var rows = Rows(fold, number => number != held);
            if (Fit(kind, Array.ConvertAll(rows, row => chances[row]), Array.ConvertAll(rows, row => outcomes[row])) is not { } fit) return null;
            foreach (var row in Rows(fold, number => number == held)) mended[row] = fit.Apply(chances[row]);
        }

        return mended;
    }

    private static int[] Rows(int[] fold, Predicate<int> isIn)
    {
        var rows = new List<int>(fold.Length);
        for (var row = 0; row < fold.Length; row++)
        {
            if (isIn(fold[row])) rows.Add(row);
        }

        return [.. rows];
    }

    private static int[] Folds(double[] chances, bool[] outcomes, int folds, int seed)
    {
        var random = new Random(seed);
        var fold = new int[chances.Length];
        var order = NumberOrder.Of(chances);
        foreach (var having in new[] { true, false })
        {
            var rows = Array.FindAll(order, row => outcomes[row] == having);
            var numbers = new int[rows.Length];
            for (var i = 0; i < numbers.Length; i++) numbers[i] = i % folds;
            random.Shuffle(numbers);
            for (var i = 0; i < rows.Length; i++) fold[rows[i]] = numbers[i];
        }

        return fold;
    }
}
