using Tabib.Evidence.Survival;

namespace Tabib.App.Survival;

/// <summary>Curves of checked rows, by stratum, and the test of their difference.</summary>
internal sealed record SurvivalCurves(IReadOnlyList<SurvivalCurveResult> Curves, IReadOnlyList<SurvivalTest> Tests)
{
    public static SurvivalCurves Of(SurvivalRows rows, double? horizon)
    {
        var curves = new List<SurvivalCurveResult>();
        for (var stratum = 0; stratum < (rows.Strata is null ? 1 : rows.StrataNames.Count); stratum++)
        {
            int[] own = [.. Enumerable.Range(0, rows.Stop.Length).Where(row => rows.Strata is null || rows.Strata[row] == stratum)];
            var name = rows.Strata is null ? null : rows.StrataNames[stratum];
            if (rows.Causes.Count > 1 && rows.Start is null && rows.Weights is null) curves.AddRange(Incidences(rows, own, name));
            else curves.Add(Survival(rows, own, name, horizon));
        }

        return new SurvivalCurves(curves, rows.Strata is null || rows.Causes.Count > 1 || rows.Weights is not null ? [] : [LogRank(rows)]);
    }

    private static SurvivalTest LogRank(SurvivalRows rows)
    {
        var test = LogRankTest.Of(SurvivalData.Create(rows.Stop, [.. rows.Cause.Select(cause => cause == 1)], rows.Start), rows.Strata!, rows.StrataNames.Count);
        return new SurvivalTest("log-rank", test.Statistic, test.DegreesOfFreedom, SurvivalModel.P(test.Statistic, test.DegreesOfFreedom));
    }

    private static SurvivalCurveResult Survival(SurvivalRows rows, int[] own, string? name, double? horizon)
    {
        T[] Pick<T>(T[] values) => Array.ConvertAll(own, row => values[row]);
        var curve = KaplanMeier.Of(SurvivalData.Create(Pick(rows.Stop), [.. own.Select(row => rows.Cause[row] == 1)], rows.Start is null ? null : Pick(rows.Start), rows.Weights is null ? null : Pick(rows.Weights)));
        var (lower, upper) = curve.QuantileInterval(kind: CurveInterval.LogLog);
        var mean = horizon is { } end ? curve.RestrictedMean(end) : null;
        var intervals = curve.Times.Select(time => curve.IntervalAt(time, CurveInterval.LogLog)).ToList();
        return new SurvivalCurveResult(
            name, "survival", own.Length, curve.Events.Sum(), curve.Quantile(), lower, upper, mean?.Mean, mean?.StandardError, curve.Times, curve.AtRisk, curve.Survival, [.. intervals.Select(interval => interval?.Lower)], [.. intervals.Select(interval => interval?.Upper)]);
    }

    private static IEnumerable<SurvivalCurveResult> Incidences(SurvivalRows rows, int[] own, string? name)
    {
        var stop = Array.ConvertAll(own, row => rows.Stop[row]);
        var incidence = CumulativeIncidence.Of(CompetingData.Create(stop, Array.ConvertAll(own, row => rows.Cause[row]), rows.Causes.Count));
        double[] atRisk = [.. incidence.Times.Select(time => (double)stop.Count(value => value >= time))];
        for (var cause = 1; cause <= rows.Causes.Count; cause++)
        {
            var intervals = incidence.Times.Select(time => incidence.IntervalAt(cause, time)).ToList();
            yield return new SurvivalCurveResult(
                name, $"incidence of {rows.Causes[cause - 1]}", own.Length, own.Count(row => rows.Cause[row] == cause), null, null, null, null, null,
                incidence.Times, atRisk, incidence.Incidence[cause - 1], [.. intervals.Select(interval => interval?.Lower)], [.. intervals.Select(interval => interval?.Upper)]);
        }
    }
}
