using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Survival;

/// <summary>Cox's proportional hazards model (doi:10.1111/j.2517-6161.1972.tb00899.x) by Newton's method, steps halved where the likelihood falls.</summary>
public static class CoxRegression
{
    /// <summary>Smallest share of a covariate's information that the others leave it.</summary>
    private const double AliasTolerance = 1e-11;

    /// <param name="columns">One array a covariate, one number a row.</param>
    /// <exception cref="ArgumentException">No event, columns of another length, or a value that is not a finite number.</exception>
    public static CoxFit Fit(SurvivalData data, IReadOnlyList<string> names, IReadOnlyList<double[]> columns, CoxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(columns);
        options ??= new CoxOptions();
        if (names.Count != columns.Count || columns.Any(column => column.Length != data.Count)) throw new ArgumentException("A covariate has a name and one number a row.", nameof(columns));
        if (columns.Any(column => Array.Exists(column, value => !double.IsFinite(value)))) throw new ArgumentException("A covariate is not a finite number.", nameof(columns));
        if (data.Events == 0) throw new ArgumentException("Without an event no hazard can be estimated.", nameof(data));
        var sets = RiskSets.Of(data);
        var design = CoxDesign.Of(data, sets, columns);
        var likelihood = Likelihood(design, options.Ties);
        var (means, order) = (design.Means, columns.Count);
        var (score, information) = (new double[order], new double[order * order]);
        var logLikelihood = likelihood.Evaluate(new double[order], score, information);
        var aliased = AliasedColumns.Of(information, order, AliasTolerance);
        if (Array.Exists(aliased, alias => alias))
        {
            design = CoxDesign.Of(data, sets, [.. columns.Where((_, j) => !aliased[j])]);
            likelihood = Likelihood(design, options.Ties);
            (score, information) = (new double[design.Order], new double[design.Order * design.Order]);
            logLikelihood = likelihood.Evaluate(new double[design.Order], score, information);
        }

        var search = new CoxSearch(likelihood, design.Order, logLikelihood, score, information);
        search.Run(options);
        var predictors = new double[data.Count];
        for (var position = 0; position < predictors.Length; position++) predictors[sets.Rows[position]] = likelihood.LogRisk[position];
        var (coefficients, mayBeInfinite, covariance) = (new double[order], new bool[order], new double[order * order]);
        int[] kept = [.. Enumerable.Range(0, order).Where(j => !aliased[j])];
        for (var i = 0; i < kept.Length; i++)
        {
            coefficients[kept[i]] = search.Beta[i] / design.Scales[i];
            mayBeInfinite[kept[i]] = search.MayBeInfinite[i];
            for (var j = 0; j < kept.Length; j++) covariance[(kept[i] * order) + kept[j]] = search.Covariance[(i * kept.Length) + j] / (design.Scales[i] * design.Scales[j]);
        }

        return new CoxFit
        {
            Names = [.. names],
            Ties = options.Ties,
            Rows = data.Count,
            Events = data.Events,
            Coefficients = coefficients,
            IsAliased = aliased,
            MayBeInfinite = mayBeInfinite,
            Covariance = covariance,
            Means = means,
            LogLikelihoodNull = logLikelihood,
            LogLikelihood = search.LogLikelihood,
            ScoreStatistic = search.ScoreStatistic,
            Iterations = search.Iterations,
            HasConverged = search.HasConverged,
            LinearPredictors = predictors,
        };
    }

    private static ICoxLikelihood Likelihood(CoxDesign design, TieMethod ties) => ties == TieMethod.Exact ? new ExactCoxLikelihood(design) : new CoxLikelihood(design, ties == TieMethod.Efron);
}
