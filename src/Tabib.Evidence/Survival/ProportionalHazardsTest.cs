using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Survival;

/// <summary>Whether hazard ratios stay the same over time: the score test of adding g(t) x to the model (Grambsch and Therneau 1994, doi:10.1093/biomet/81.3.515, with the whole information matrix).</summary>
/// <param name="Statistics">Chi-squared of one degree of freedom, a covariate each; null where it has no estimate or its change over time cannot be told from the others.</param>
/// <param name="Global">Of all together; null where that cannot be told.</param>
/// <param name="DegreesOfFreedom">Of <paramref name="Global"/>.</param>
public sealed record ProportionalHazardsTest(IReadOnlyList<double?> Statistics, double? Global, int DegreesOfFreedom)
{
    /// <param name="columns">Those that the model was fitted on.</param>
    /// <param name="transform">g(t) of a time with an event; null: 1 less the Kaplan-Meier estimate just before it.</param>
    public static ProportionalHazardsTest Of(CoxFit fit, SurvivalData data, IReadOnlyList<double[]> columns, Func<double, double>? transform = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(columns);
        int[] kept = [.. Enumerable.Range(0, columns.Count).Where(j => !fit.IsAliased[j])];
        var statistics = new double?[columns.Count];
        if (kept.Length == 0) return new ProportionalHazardsTest(statistics, null, 0);
        var order = kept.Length;
        var sets = RiskSets.Of(data);
        var design = CoxDesign.Of(data, sets, [.. kept.Select(j => columns[j])]);
        var likelihood = new CoxLikelihood(design, fit.Ties != TieMethod.Breslow);
        var (score, timed) = (new double[order], new double[order]);
        var (information, mixed, squared) = (new double[order * order], new double[order * order], new double[order * order]);
        likelihood.Evaluate([.. kept.Select((j, i) => fit.Coefficients[j] * design.Scales[i])], score, information);
        var factors = Factors(data, sets, transform);
        likelihood.Weighted(factors, timed, mixed);
        likelihood.Weighted([.. factors.Select(factor => factor * factor)], score, squared);
        for (var i = 0; i < order; i++) statistics[kept[i]] = Statistic(information, mixed, squared, timed, [i]);
        return new ProportionalHazardsTest(statistics, Statistic(information, mixed, squared, timed, [.. Enumerable.Range(0, order)]), order);
    }

    /// <summary>g by slot, moved so that none is below 0: the test does not change by that.</summary>
    private static double[] Factors(SurvivalData data, RiskSets sets, Func<double, double>? transform)
    {
        if (transform is null)
        {
            var curve = KaplanMeier.Of(data);
            transform = time => 1 - curve.JustBefore(time);
        }

        var factors = new double[sets.Slots];
        var smallest = double.PositiveInfinity;
        for (var slot = 0; slot < factors.Length; slot++)
        {
            if (sets.DeathsOf(slot).Length == 0) continue;
            factors[slot] = transform(sets.Times[slot]);
            smallest = Math.Min(smallest, factors[slot]);
        }

        for (var slot = 0; slot < factors.Length; slot++) factors[slot] = sets.DeathsOf(slot).Length == 0 ? 0 : factors[slot] - smallest;
        return factors;
    }

    /// <summary>u' V u of the chosen g(t) x, V their part of the inverse of the whole information.</summary>
    private static double? Statistic(double[] information, double[] mixed, double[] squared, double[] score, int[] chosen)
    {
        var order = score.Length;
        var all = order + chosen.Length;
        var (matrix, u) = (new double[all * all], new double[all]);
        for (var i = 0; i < order; i++) information.AsSpan(i * order, order).CopyTo(matrix.AsSpan(i * all, order));
        for (var i = 0; i < chosen.Length; i++)
        {
            var row = matrix.AsSpan((order + i) * all, all);
            mixed.AsSpan(chosen[i] * order, order).CopyTo(row);
            for (var j = 0; j < chosen.Length; j++) row[order + j] = squared[(chosen[i] * order) + chosen[j]];
            u[order + i] = score[chosen[i]];
        }

        if (!Cholesky.TryFactor(matrix, all, all)) return null;
        var solved = (double[])u.Clone();
        Cholesky.Solve(matrix, all, all, solved);
        return DotProduct.Of(u, solved);
    }
}
