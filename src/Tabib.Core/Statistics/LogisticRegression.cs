
namespace Tabib.Core.Statistics;

/// <summary>Logistic regression by iteratively reweighted least squares, in small blocks of rows whose products are matrices.</summary>
public static class LogisticRegression
{
    private const int MaxIterations = 50;
    private const double Tolerance = 1e-12;
    private const double AliasTolerance = 1e-11;

    /// <summary>Chances nearer to 0 or 1 than that of this predictor say that columns separate the outcomes.</summary>
    private const double SeparatedPredictor = 25;

    /// <param name="columns">One array a covariate, one finite number a row.</param>
    /// <param name="outcomes">Whether each row has the outcome; both must occur.</param>
    /// <param name="weights">Case weights above 0; null where all are 1.</param>
    /// <param name="offset">Added to each row's predictor with the coefficient 1; null for none.</param>
    /// <exception cref="ArgumentException">Arrays of several lengths, a number that is not finite, or one class alone.</exception>
    public static LogisticFit Fit(IReadOnlyList<double[]> columns, bool[] outcomes, double[]? weights = null, double[]? offset = null, bool hasIntercept = true)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (columns.Any(column => column.Length != outcomes.Length) || (weights ?? offset ?? []).Length is var length && length > 0 && length != outcomes.Length) throw new ArgumentException("All arrays have one entry a row.", nameof(columns));
        if (columns.Any(column => Array.Exists(column, value => !double.IsFinite(value)))) throw new ArgumentException("A covariate is not a finite number.", nameof(columns));
        if (Array.TrueForAll(outcomes, outcome => outcome) || Array.TrueForAll(outcomes, outcome => !outcome)) throw new ArgumentException("Both outcomes must occur.", nameof(outcomes));
        return new LogisticSearch(columns, outcomes, weights, offset, hasIntercept).Run(MaxIterations, Tolerance, AliasTolerance, SeparatedPredictor);
    }
}
