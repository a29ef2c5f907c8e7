using Tabib.Evidence.Survival;

namespace Tabib.Evidence.Prediction.Training;

internal static class CoxFitter
{
    /// <summary>Cox's model with Efron's ties, competing events as censoring; or that of Fine and Gray.</summary>
    /// <exception cref="Core.Outcomes.ProblemException">MOD013: coefficients are infinite, or the search has no end.</exception>
    public static FittedTerms Fit(LearntDesign design, FitRows rows, bool isFineGray)
    {
        string[] names = [.. design.Terms.Select(term => term.Name)];
        var (data, columns, clusters) = (SurvivalData.Create(rows.Stop, rows.Outcomes), (IReadOnlyList<double[]>)design.Columns, (int[]?)null);
        if (isFineGray)
        {
            var weighted = FineGray.Of(CompetingData.Create(rows.Stop, rows.Cause, rows.Causes), 1);
            (data, columns, clusters) = (weighted.Data, [.. design.Columns.Select(column => Array.ConvertAll(weighted.Source, row => column[row]))], weighted.Source);
        }

        var fit = CoxRegression.Fit(data, names, columns);
        string[] infinite = [.. names.Where((_, j) => fit.MayBeInfinite[j])];
        if (infinite.Length > 0) throw ModelTrainer.Fault("MOD013", $"Coefficients may be infinite: {string.Join(", ", infinite.Take(5))} tell without fail who has the event.", "Leave out what is known only after the event; where the data are few, --model cox-elastic-net has an answer.");
        if (!fit.HasConverged) throw ModelTrainer.Fault("MOD013", "The search for the coefficients has no end.", "Leave out features that say nearly the same; --model cox-elastic-net has an answer.");
        var residuals = CoxResiduals.Of(fit, data, columns);
        var robust = isFineGray ? residuals.RobustCovariance(clusters) : null;
        double?[] errors = [.. names.Select((_, j) => fit.IsAliased[j] ? (double?)null : robust is null ? fit.StandardError(j) : Math.Sqrt(robust[(j * names.Length) + j]))];
        string?[] leftOut = [.. fit.IsAliased.Select(isAliased => isAliased ? FittedTerms.Aliased : null)];
        var baseline = residuals.Baselines()[0];
        // From the means of the fit, which weighs rows, to those of the design.
        var shift = names.Select((_, j) => fit.Coefficients[j] * (design.Terms[j].Mean - fit.Means[j])).Sum();
        var settings = new Dictionary<string, double> { ["logLikelihood"] = fit.LogLikelihood, ["nullLogLikelihood"] = fit.LogLikelihoodNull, ["iterations"] = fit.Iterations };
        return new FittedTerms(0, fit.Coefficients, errors, leftOut, Steps(baseline.Times, [.. baseline.Cumulative.Select(hazard => hazard * Math.Exp(shift))], rows.Stop.Max()), null, settings, LogisticFitter.Notes(design, leftOut));
    }

    /// <summary>Breslow's baseline of given predictors.</summary>
    public static ModelBaseline Breslow(double[] stop, bool[] isEvent, double[] predictors)
    {
        var merged = SurvivalData.Create(stop, isEvent);
        int[] order = [.. Enumerable.Range(0, stop.Length).OrderByDescending(row => merged.Stop[row])];
        var (times, hazards, atRisk) = (new List<double>(), new List<double>(), 0.0);
        for (var i = 0; i < order.Length;)
        {
            var (time, events) = (merged.Stop[order[i]], 0);
            for (; i < order.Length && merged.Stop[order[i]] == time; i++)
            {
                atRisk += Math.Exp(predictors[order[i]]);
                events += isEvent[order[i]] ? 1 : 0;
            }

            if (events == 0) continue;
            times.Add(time);
            hazards.Add(events / atRisk);
        }

        times.Reverse();
        hazards.Reverse();
        for (var i = 1; i < hazards.Count; i++) hazards[i] += hazards[i - 1];
        return Steps(times, hazards, stop.Max());
    }

    /// <summary>Times at which the hazard rises.</summary>
    private static ModelBaseline Steps(IReadOnlyList<double> times, List<double> cumulative, double last)
    {
        int[] rising = [.. Enumerable.Range(0, times.Count).Where(i => cumulative[i] > (i == 0 ? 0 : cumulative[i - 1]))];
        return new ModelBaseline([.. rising.Select(i => times[i])], [.. rising.Select(i => cumulative[i])], last);
    }
}
