using Tabib.Core.Statistics;
using Tabib.Evidence.Survival;
using Tabib.Evidence.Validation;

namespace Tabib.App.Models.Validating;

/// <summary>Numbers and curves of one score and times, of which some are censored.</summary>
internal static class HorizonExaminer
{
    /// <summary>A replicate passes over all rows: above this a bootstrap takes minutes, and intervals are narrow.</summary>
    private const int MostBootstrapRows = 1_000_000;

    private const int Tenths = 10;

    public static ScoreReport Examine(string name, double[] scores, HorizonOutcomes outcomes, ValidationPlan plan, CancellationToken cancellation)
    {
        var (risks, flag) = plan.AreRisks ? (scores, null) : MarkerRisk.Of(scores, outcomes);
        var scorer = new HorizonScorer(outcomes, scores, plan.AreRisks);
        var found = scorer.Of();
        var (area, brier, scaled) = Bootstrap(outcomes, scorer, plan, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var calibration = plan.AreRisks ? HorizonCalibration.Of(outcomes, scores) : null;
        var decisions = risks is null ? [] : DecisionsOf(outcomes, risks, cancellation);
        return new ScoreReport(
            name, plan.AreRisks ? "risk" : "score", flag, Discrimination(scores, outcomes, found, area), calibration is null ? new Dictionary<string, Estimate>() : Calibrations(scores, outcomes, calibration, found, brier, scaled),
            risks is null ? [] : [.. plan.Thresholds.Select(threshold => ThresholdOf(outcomes, risks, threshold))], decisions, [])
        {
            CalibrationCurve = calibration?.Curve is { } curve ? new CurveReport($"{(outcomes.HasCompeting ? "Fine and Gray's" : "Cox's")} model on a restricted cubic spline of ln(-ln(1 - risk))", curve.Predicted, curve.Observed, curve.Lower, curve.Upper) : null,
            CalibrationGroups = plan.AreRisks ? GroupsOf(outcomes, scores) : [],
            RiskHistogram = risks is null ? [] : BinaryExaminer.Histogram(risks),
            CertainRisks = plan.AreRisks ? scores.Count(chance => chance is < 1e-12 or > 1 - 1e-12) : null,
            Useful = DecisionExaminer.Useful(decisions),
        };
    }

    /// <summary>The numbers that are told of groups too.</summary>
    public static Dictionary<string, Estimate> MainNumbers(double[] scores, HorizonOutcomes outcomes, bool areRisks)
    {
        var numbers = new Dictionary<string, Estimate> { ["harrell"] = Harrell(scores, outcomes), ["aucAtHorizon"] = new HorizonScorer(outcomes, scores, areRisks).Of().Area is { } area ? new Estimate(area, CannotSay: "no interval") : Estimate.Missing("no case or no control by the horizon") };
        if (areRisks) AddRatio(numbers, scores, outcomes);
        return numbers;
    }

    private static Dictionary<string, Estimate> Discrimination(double[] scores, HorizonOutcomes outcomes, HorizonScores found, BootstrapInterval? area) => new()
    {
        ["harrell"] = Harrell(scores, outcomes),
        ["uno"] = outcomes.HasCompeting ? Estimate.Missing("not defined here where events compete") : Uno(scores, outcomes),
        ["aucAtHorizon"] = Estimate.Of(found.Area, area, "no case or no control by the horizon"),
    };

    private static Estimate Harrell(double[] scores, HorizonOutcomes outcomes) =>
        Told(Concordance.Of(CompetingEvents.AsLatest(outcomes.Data.Stop, outcomes.Data.Cause), Array.ConvertAll(outcomes.Data.Cause, cause => cause == 1), scores));

    private static Estimate Uno(double[] scores, HorizonOutcomes outcomes) => Told(UnoConcordance.Of(outcomes.Data.Stop, Array.ConvertAll(outcomes.Data.Cause, cause => cause == 1), scores, outcomes.Censoring, outcomes.Horizon));

    private static Estimate Told(ConcordanceResult result)
    {
        if (result.Value is not { } value) return Estimate.Missing("no two rows can be compared");
        var normal = Estimate.Normal(value, result.StandardError, "infinitesimal jackknife");
        return normal with { Lower = normal.Lower is { } lower ? Math.Max(0, lower) : null, Upper = normal.Upper is { } upper ? Math.Min(1, upper) : null };
    }

    private static Dictionary<string, Estimate> Calibrations(double[] risks, HorizonOutcomes outcomes, HorizonCalibration found, HorizonScores scores, BootstrapInterval? brier, BootstrapInterval? scaled)
    {
        var numbers = new Dictionary<string, Estimate>();
        AddRatio(numbers, risks, outcomes);
        var why = found.CannotSay ?? "cannot be estimated";
        numbers["slope"] = found.Slope is { } slope ? Estimate.Normal(slope, found.SlopeStandardError, outcomes.HasCompeting ? "robust" : "Wald") : Estimate.Missing(why);
        numbers["brier"] = Estimate.Of(scores.Brier, brier, "cannot be estimated");
        numbers["scaledBrier"] = Estimate.Of(scores.ScaledBrier, scaled, MetricText.OneClass);
        const string NoInterval = "no interval";
        numbers["ici"] = found.Curve is { } curve ? new Estimate(curve.Index, CannotSay: NoInterval) : Estimate.Missing(why);
        numbers["e50"] = found.Curve is { } median ? new Estimate(median.Median, CannotSay: NoInterval) : Estimate.Missing(why);
        numbers["e90"] = found.Curve is { } ninetieth ? new Estimate(ninetieth.NinetiethPercentile, CannotSay: NoInterval) : Estimate.Missing(why);
        numbers["eMax"] = found.Curve is { } most ? new Estimate(most.Maximum, CannotSay: NoInterval) : Estimate.Missing(why);
        return numbers;
    }

    private static void AddRatio(Dictionary<string, Estimate> numbers, double[] risks, HorizonOutcomes outcomes)
    {
        var (observed, error) = outcomes.Observed();
        var ratio = ObservedExpected.Of(observed, risks.Average(), error);
        numbers["observed"] = ObservedEstimate(outcomes, null);
        numbers["expected"] = new Estimate(ratio.Expected);
        numbers["observedToExpected"] = ratio.Ratio is null ? Estimate.Missing("nothing is expected") : new Estimate(ratio.Ratio, ratio.Lower, ratio.Upper, ratio.Lower is null ? null : "normal, on the logarithm", ratio.Lower is null ? "no interval" : null);
    }

    /// <summary>The chance by the horizon with a symmetric interval, cut at 0 and 1.</summary>
    public static Estimate ObservedEstimate(HorizonOutcomes outcomes, int[]? rows)
    {
        var (observed, error) = outcomes.Observed(rows);
        if (observed == 0) return WithoutEvents(outcomes, rows);
        var told = Estimate.Normal(observed, error, outcomes.HasCompeting ? "Aalen-Johansen" : "Kaplan-Meier, Greenwood");
        return told.Lower is null ? told : told with { Lower = Math.Max(0, told.Lower.Value), Upper = Math.Min(1, told.Upper!.Value) };
    }

    /// <summary>A curve without events has no error, yet is not certain: at most this share of those who were followed to the horizon.</summary>
    private static Estimate WithoutEvents(HorizonOutcomes outcomes, int[]? rows)
    {
        var followed = (rows ?? [.. Enumerable.Range(0, outcomes.Count)]).Count(row => outcomes.Data.Stop[row] >= outcomes.Horizon);
        return Proportion.Of(0, followed) is { Lower: { } lower, Upper: { } upper } ? new Estimate(0, lower, upper, "Wilson, of those followed to the horizon") : new Estimate(0, CannotSay: "no interval: nobody was followed to the horizon");
    }

    private static (BootstrapInterval? Area, BootstrapInterval? Brier, BootstrapInterval? Scaled) Bootstrap(HorizonOutcomes outcomes, HorizonScorer scorer, ValidationPlan plan, CancellationToken cancellation)
    {
        if (outcomes.Count > MostBootstrapRows) return (null, null, null);
        var random = new Random(plan.Options.Seed);
        var (areas, briers, scaled) = (new List<double?>(), new List<double?>(), new List<double?>());
        var counts = new int[outcomes.Count];
        // By rank of time, then of score: the order of rows in the file changes nothing.
        var order = scorer.CanonicalOrder();
        for (var i = 0; i < plan.Options.Replicates; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(counts);
            for (var draw = 0; draw < counts.Length; draw++) counts[order[random.Next(counts.Length)]]++;
            var drawn = scorer.Of(counts);
            areas.Add(drawn.Area);
            briers.Add(drawn.Brier);
            scaled.Add(drawn.ScaledBrier);
        }

        return (BootstrapInterval.Of(areas), BootstrapInterval.Of(briers), BootstrapInterval.Of(scaled));
    }

    private static List<CalibrationGroupReport> GroupsOf(HorizonOutcomes outcomes, double[] risks)
    {
        var order = NumberOrder.Of(risks);
        var groups = new List<CalibrationGroupReport>();
        for (var i = 0; i < order.Length;)
        {
            var first = i;
            while (i < order.Length && ((long)i * Tenths < (long)order.Length * (groups.Count + 1) || (i > first && risks[order[i]] == risks[order[i - 1]]))) i++;
            var rows = order[first..i];
            groups.Add(new CalibrationGroupReport(rows.Length, null, rows.Average(row => risks[row]), ObservedEstimate(outcomes, rows)));
        }

        return groups;
    }

    /// <summary>Net benefit as dcurves has it: treated at or above the threshold, of whom the curve says how many have the event (Vickers et al. 2008, doi:10.1186/1472-6947-8-53).</summary>
    private static List<BenefitReport> DecisionsOf(HorizonOutcomes outcomes, double[] risks, CancellationToken cancellation)
    {
        var overall = outcomes.Observed().Risk;
        var order = NumberOrder.Of(risks);
        double[] sorted = Array.ConvertAll(order, row => risks[row]);
        var points = new List<BenefitReport>();
        var (last, riskOfTreated) = (-1, 0.0);
        foreach (var threshold in DecisionExaminer.Grid)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = FirstAtOrAbove(sorted, threshold);
            if (first != last && first < order.Length) riskOfTreated = outcomes.Observed(order[first..]).Risk;
            last = first;
            var treated = (double)(order.Length - first) / order.Length;
            var isFollowed = first == order.Length || IsFollowed(outcomes, order.AsSpan(first), riskOfTreated);
            var benefit = NetBenefit.AtHorizon(threshold, treated, first == order.Length ? 0 : riskOfTreated, overall);
            points.Add(new BenefitReport(threshold, isFollowed ? benefit.Model : null, null, null, benefit.All, isFollowed ? benefit.InterventionsAvoided : null, isFollowed ? null : "none of those at or above it is followed to the horizon"));
        }

        return points;
    }

    /// <summary>A curve says nothing beyond its last row, unless it ended there.</summary>
    public static bool IsFollowed(HorizonOutcomes outcomes, ReadOnlySpan<int> rows, double risk)
    {
        if (risk >= 1) return true;
        foreach (var row in rows)
        {
            if (outcomes.Data.Stop[row] >= outcomes.Horizon) return true;
        }

        return false;
    }

    private static int FirstAtOrAbove(double[] sorted, double threshold)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < threshold) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static ThresholdReport ThresholdOf(HorizonOutcomes outcomes, double[] risks, double threshold)
    {
        int[] above = [.. Enumerable.Range(0, risks.Length).Where(row => risks[row] >= threshold)];
        int[] below = [.. Enumerable.Range(0, risks.Length).Where(row => risks[row] < threshold)];
        var share = (double)above.Length / risks.Length;
        var positive = above.Length == 0 ? Estimate.Missing("nobody is at or above it") : IsFollowed(outcomes, above, 0) ? ObservedEstimate(outcomes, above) : Estimate.Missing("none of those at or above it is followed to the horizon");
        var free = below.Length == 0 ? Estimate.Missing("nobody is below it") : IsFollowed(outcomes, below, 0) ? ObservedEstimate(outcomes, below) : Estimate.Missing("none of those below it is followed to the horizon");
        var negative = free.Value is { } risk ? free with { Value = 1 - risk, Lower = 1 - free.Upper, Upper = 1 - free.Lower } : free;
        // By Bayes' theorem from the curves of both parts (Heagerty, Lumley and Pepe 2000, doi:10.1111/j.0006-341X.2000.00337.x).
        var (among, others) = (share * (positive.Value ?? 0), (1 - share) * (free.Value ?? 0));
        var isTold = (above.Length == 0 || positive.Value is not null) && (below.Length == 0 || free.Value is not null);
        var sensitivity = isTold && among + others > 0 ? new Estimate(among / (among + others), CannotSay: "no interval") : Estimate.Missing("cannot be estimated");
        var specificity = isTold && among + others < 1 ? new Estimate((1 - share - others) / (1 - among - others), CannotSay: "no interval") : Estimate.Missing("cannot be estimated");
        return new ThresholdReport(threshold, share, sensitivity, specificity, positive, negative, null, null);
    }
}
