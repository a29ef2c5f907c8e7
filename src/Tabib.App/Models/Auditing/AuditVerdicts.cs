using System.Globalization;
using Tabib.Evidence.Fairness;

namespace Tabib.App.Models.Auditing;

/// <summary>What a reader in a hurry should know of an audit, in plain words with the numbers.</summary>
internal static class AuditVerdicts
{
    public const string Alike = "alike";
    public const string Differs = "differs";
    public const string Unknown = "unknown";

    /// <summary>A mean of fewer people says little.</summary>
    private const int FewForMean = 30;

    /// <summary>How topics of the label begin.</summary>
    public const string NeedTopic = "need at the top";

    /// <summary>Rates nearer than this are called alike when chance could part them, too.</summary>
    private const double FourFifths = 0.8;

    public static IEnumerable<AuditVerdict> OfScore(ScoreAudit score)
    {
        if (score.Result is not { } result)
        {
            yield return new AuditVerdict(score.Name, "decisions", Unknown, $"Cannot be judged: {score.CannotSay}.");
            yield break;
        }

        foreach (var grouping in result.Groups.Where(group => group.Grouping != "everyone" && !group.Grouping.Contains(" × ", StringComparison.Ordinal)).Select(group => group.Grouping).Distinct())
        {
            yield return Spread(score.Name, result, grouping, "selected", "demographicParity", DecisionRate.SelectionRate, "Of 100 people");
            yield return Spread(score.Name, result, grouping, "found", "truePositiveRate", DecisionRate.TruePositiveRate, "Of 100 people who have the outcome");
            yield return Spread(score.Name, result, grouping, "selected in vain", "falsePositiveRate", DecisionRate.FalsePositiveRate, "Of 100 people who do not have the outcome");
            yield return BaseRates(score.Name, result, grouping);
            if (result.IsChance) yield return Calibration(score.Name, result, grouping);
            var withheld = result.Groups.Count(group => group.Grouping == grouping && group.Withheld != Withheld.None);
            if (withheld > 0) yield return new AuditVerdict(score.Name, $"withheld, by {grouping}", Unknown, withheld == 1 ? "Of one group something is withheld: too few people." : $"Of {withheld} groups something is withheld: too few people.");
        }
    }

    public static IEnumerable<AuditVerdict> OfLabels(LabelAuditResult labels)
    {
        foreach (var needs in labels.Needs)
        {
            foreach (var attribute in needs.AtCut.Where(means => means.Means is not null).GroupBy(means => means.Group[..means.Group.IndexOf('=', StringComparison.Ordinal)]))
            {
                var rows = attribute.OrderBy(means => means.Means![0]).ToArray();
                if (rows.Length < 2) continue;
                var (least, most) = (rows[0], rows[^1]);
                var ratio = least.Means![0] > 0 ? most.Means![0] / least.Means[0] : double.NaN;
                yield return new AuditVerdict(needs.Score, $"{NeedTopic}, by {attribute.Key}", rows.Min(means => means.People) < FewForMean ? Unknown : ratio < 1.1 ? Alike : Differs, Text(
                    $"At or above the {labels.Cut}th hundredth of the score the mean {labels.Labels[0]} is {most.Means![0]:0.##} in {most.Group} ({most.People:N0} people) and {least.Means[0]:0.##} in {least.Group} ({least.People:N0}){(double.IsNaN(ratio) ? "" : Text($", {ratio:0.00} times as much"))}."));
            }
        }
    }

    private static AuditVerdict Spread(string score, FairnessAuditResult result, string grouping, string topic, string measure, DecisionRate rate, string people)
    {
        var about = $"{topic}, by {grouping}";
        var spread = result.Spreads.Single(one => one.Grouping == grouping && one.Measure == measure);
        if (spread.CannotSay is { } why) return new AuditVerdict(score, about, Unknown, $"Cannot be compared: {why}.");
        double Of(string group) => result.Groups.Single(one => one.Grouping == grouping && one.Group == group)[rate].Value!.Value;
        var (high, low) = (Of(spread.Highest!), Of(spread.Lowest!));
        // The extremes of drawn groups lie further apart than those of the groups: near 1 the interval may not hold the ratio, and says nothing.
        var interval = spread.RatioLower <= spread.Ratio && spread.Ratio <= spread.RatioUpper ? Text($" (95 % {spread.RatioLower:0.00} to {spread.RatioUpper:0.00})") : "";
        var ratio = spread.Ratio is { } share ? Text($", a ratio of {share:0.00}{interval}") : "";
        // The range of several groups is above 0 by chance alone: the tests against the reference say whether it may be no more than that.
        var isTold = result.Gaps.Any(gap => gap.Grouping == grouping && gap.Measure == (measure == "demographicParity" ? "selectionRate" : measure) && gap.HolmP < 0.05);
        var level = isTold || spread.RatioUpper < FourFifths ? Differs : Alike;
        var words = Text($"{people} {high * 100:0.#} of {spread.Highest} are {topic}, and {low * 100:0.#} of {spread.Lowest}{ratio}.");
        if (level == Alike && spread.Ratio < FourFifths) words += " Chance alone may part them: there are few people.";
        return new AuditVerdict(score, about, level == Alike && spread.Ratio < FourFifths ? Unknown : level, words);
    }

    /// <summary>Where these differ, some other difference has to be (Kleinberg et al. 2016, arXiv:1609.05807; Chouldechova 2017, doi:10.1089/big.2016.0047).</summary>
    private static AuditVerdict BaseRates(string score, FairnessAuditResult result, string grouping)
    {
        var verdict = Spread(score, result, grouping, "with the outcome", "prevalence", DecisionRate.Prevalence, "Of 100 people");
        return verdict.Level == Differs ? verdict with { Words = verdict.Words + " So equal predictive values, equal error rates and chances that hold cannot all be had at once." } : verdict;
    }

    private static AuditVerdict Calibration(string score, FairnessAuditResult result, string grouping)
    {
        var about = $"chances, by {grouping}";
        var groups = result.Groups.Where(group => group.Grouping == grouping && group.Calibration?.InTheLarge is not null).OrderBy(group => group.Calibration!.ObservedToExpected).ToArray();
        if (groups.Length < 2) return new AuditVerdict(score, about, Unknown, "Cannot be compared: fewer than two groups have a calibration.");
        var (low, high) = (groups[0], groups[^1]);
        var (a, b) = (low.Calibration!, high.Calibration!);
        var z = (b.InTheLarge!.Value - a.InTheLarge!.Value) / Math.Sqrt((a.InTheLargeStandardError!.Value * a.InTheLargeStandardError.Value) + (b.InTheLargeStandardError!.Value * b.InTheLargeStandardError.Value));
        // Of several groups the extremes were picked: as many comparisons as there are pairs.
        var pairs = groups.Length * (groups.Length - 1) / 2;
        var p = Math.Min(1, pairs * Math.Exp(Core.Statistics.NormalDistribution.LogTwoSided(z)));
        return new AuditVerdict(score, about, p < 0.05 ? Differs : Alike, Text($"For each outcome that was predicted {b.ObservedToExpected:0.00} came in {high.Group} and {a.ObservedToExpected:0.00} in {low.Group}{(p < 0.05 ? ": the same chance does not mean the same" : "")}."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
