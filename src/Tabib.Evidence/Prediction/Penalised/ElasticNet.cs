using Tabib.Evidence.Survival;

namespace Tabib.Evidence.Prediction.Penalised;

/// <summary>Elastic-net paths (Friedman et al. 2010, doi:10.18637/jss.v033.i01; Simon et al. 2011, doi:10.18637/jss.v039.i05): each penalty starts from the fit at the one before.</summary>
/// <remarks>Newton's method on the likelihood, the quadratic problem of each step solved by coordinate descent on the matrix of second derivatives of the columns that the strong rule lets in (Tibshirani et al. 2012, doi:10.1111/j.1467-9868.2011.01004.x); left-out columns are checked at the end. One thread: the same bits on any machine.</remarks>
public static class ElasticNet
{
    /// <param name="columns">One array a column, one finite number a row.</param>
    /// <exception cref="ArgumentException">Arrays of several lengths, a number that is not finite, one outcome alone, or options that cannot be.</exception>
    public static IReadOnlyList<ElasticNetPoint> Logistic(IReadOnlyList<double[]> columns, bool[] outcomes, ElasticNetOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(outcomes);
        Check(columns, outcomes.Length, options);
        if (Array.TrueForAll(outcomes, outcome => outcome) || Array.TrueForAll(outcomes, outcome => !outcome)) throw new ArgumentException("Both outcomes must occur.", nameof(outcomes));
        var design = BlockedDesign.Of(columns, outcomes.Length, hasOnes: true);
        var path = new ElasticNetSearch(new PenalisedLogistic(design, outcomes), options, outcomes.Length, cancellation).Run();
        return [.. path.Select(point => Unscaled(point, design.Means, design.Scales, hasIntercept: true))];
    }

    /// <summary>Cox's model with Breslow's ties, as glmnet has it.</summary>
    /// <exception cref="ArgumentException">Arrays of several lengths, a number that is not finite, no event, or options that cannot be.</exception>
    public static IReadOnlyList<ElasticNetPoint> Cox(IReadOnlyList<double[]> columns, SurvivalData data, ElasticNetOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(data);
        Check(columns, data.Count, options);
        if (data.Events == 0) throw new ArgumentException("Without an event no hazard can be estimated.", nameof(data));
        var design = CoxDesign.Of(data, RiskSets.Of(data), columns);
        var path = new ElasticNetSearch(new PenalisedCox(design), options, data.Count, cancellation).Run();
        return [.. path.Select(point => Unscaled(point, design.Means, design.Scales, hasIntercept: false))];
    }

    private static ElasticNetPoint Unscaled(ElasticNetPoint point, double[] means, double[] scales, bool hasIntercept)
    {
        var order = point.Coefficients.Length - (hasIntercept ? 1 : 0);
        var (coefficients, intercept) = (new double[order], hasIntercept ? point.Coefficients[^1] : 0);
        for (var j = 0; j < order; j++)
        {
            coefficients[j] = scales[j] > 0 ? point.Coefficients[j] / scales[j] : 0;
            if (hasIntercept) intercept -= coefficients[j] * means[j];
        }

        return point with { Coefficients = coefficients, Intercept = intercept };
    }

    private static void Check(IReadOnlyList<double[]> columns, int rows, ElasticNetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (columns.Count == 0 || columns.Any(column => column.Length != rows)) throw new ArgumentException("There is at least one column, with one number a row.", nameof(columns));
        if (columns.Any(column => Array.Exists(column, value => !double.IsFinite(value)))) throw new ArgumentException("A column has a value that is not a finite number.", nameof(columns));
        if (options.Alpha is not (>= 0 and <= 1)) throw new ArgumentException("Alpha is from 0 to 1.", nameof(options));
        if (options.Count < 1 || options.Smallest is not (null or (> 0 and < 1)) || !(options.Tolerance > 0)) throw new ArgumentException("A path has at least one lambda, the last of it above 0 and below the first.", nameof(options));
        if (options.Lambdas is { } lambdas && (lambdas.Count == 0 || lambdas.Any(lambda => !(lambda >= 0) || double.IsInfinity(lambda)) || lambdas.Zip(lambdas.Skip(1)).Any(pair => pair.Second > pair.First))) throw new ArgumentException("Lambdas are at least 0 and fall.", nameof(options));
    }
}
