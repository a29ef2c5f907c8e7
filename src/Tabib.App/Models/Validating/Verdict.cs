using System.Globalization;

namespace Tabib.App.Models.Validating;

/// <summary>What a reader in a hurry should know of a score: four lines, each with its numbers and how sure they are.</summary>
internal static class Verdict
{
    private const string Good = "good";
    private const string Fair = "fair";
    private const string Poor = "poor";
    private const string Unknown = "unknown";

    /// <summary>One net true positive of a hundred people.</summary>
    private const double SmallGain = 0.01;

    public static IEnumerable<VerdictLine> Of(ScoreReport score, AdequacyReport adequacy, bool hasTimes, double? prevalence)
    {
        var (level, words) = Discrimination(score.Discrimination[hasTimes ? "harrell" : "auc"], hasTimes);
        yield return new VerdictLine(score.Name, "discrimination", level, words);
        (level, words) = Calibration(score);
        yield return new VerdictLine(score.Name, "calibration", level, words);
        (level, words) = Usefulness(score, prevalence);
        yield return new VerdictLine(score.Name, "usefulness", level, words);
        yield return new VerdictLine(score.Name, "adequacy", adequacy.Warnings.Count == 0 ? Good : Poor, adequacy.Warnings.Count == 0
            ? Text($"{adequacy.Events} events and {adequacy.NonEvents} rows without: enough by rule of thumb.")
            : string.Join(" ", adequacy.Warnings));
    }

    private static (string Level, string Words) Discrimination(Estimate area, bool hasTimes)
    {
        if (area.Value is not { } value) return (Unknown, $"Cannot be estimated: {area.CannotSay}.");
        var pair = hasTimes ? "Of two people of whom one is known to have the event first, that one has the higher score" : "Of two people, one with the outcome and one without, the one with it has the higher score";
        var sure = area.Lower is { } lower ? Text($" ({Percent(lower)} to {Percent(area.Upper!.Value)})") : "";
        var words = Text($"{pair} {Percent(value)} times of 100{sure}.");
        if (area.Lower is { } low && low <= 0.5 && area.Upper >= 0.5) return (Poor, words + " That may be chance.");
        return value < 0.5 ? (Poor, words + " That is worse than chance: the score may point the other way.") : (value >= 0.8 ? Good : value >= 0.7 ? Fair : Poor, words);
    }

    private static (string Level, string Words) Calibration(ScoreReport score)
    {
        if (score.Calibration.Count == 0) return (Unknown, "The score is no risk: whether it is as high as what happens cannot be asked.");
        var (ratio, slope, observed, expected) = (score.Calibration["observedToExpected"], score.Calibration["slope"], score.Calibration["observed"], score.Calibration["expected"]);
        if (ratio.Value is not { } value || observed.Value is not { } seen || expected.Value is not { } told) return (Unknown, $"Cannot be estimated: {ratio.CannotSay}.");
        var words = Text($"Of 100 people {Percent(told)} were expected to have the outcome and {Percent(seen)} had it: {value:0.00} observed for each expected{Interval(ratio)}.");
        words += slope.Value is { } steep ? Text($" The slope is {steep:0.00}{Interval(slope)}.") : $" The slope cannot be estimated: {slope.CannotSay}.";
        var isOff = ratio.Lower > 1 || ratio.Upper < 1;
        var isTilted = slope.Lower > 1 || slope.Upper < 1;
        if (isOff) words += value > 1 ? " Risks are too low." : " Risks are too high.";
        if (isTilted) words += slope.Value < 1 ? " High risks are too high and low risks too low: they are too extreme." : " Risks are not spread enough.";
        if (slope.Value is null || ratio.Lower is null) return (Unknown, words);
        var isFarOff = value is < 0.8 or > 1.25 || slope.Value is < 0.7 or > 1.4;
        return (isOff || isTilted ? isFarOff ? Poor : Fair : isFarOff ? Fair : Good, words);
    }

    private static (string Level, string Words) Usefulness(ScoreReport score, double? prevalence)
    {
        if (score.Useful is not { } useful) return (Unknown, "Net benefit cannot be told without risks and outcomes.");
        if (useful.From is not { } from) return (Poor, "At no threshold is acting by the score better than acting on everybody or on nobody.");
        var where = Text($"from a risk of {Percent(from)} to one of {Percent(useful.To!.Value)} of 100, by at most {Percent(useful.LargestGain!.Value)} net true positives of 100 people");
        var given = prevalence is { } share ? Text($" At a prevalence of {Percent(share)} of 100.") : "";
        return (useful.To - from < 0.1 || useful.LargestGain < SmallGain ? Fair : Good, $"Acting by the score is better than acting on everybody or on nobody {where}{(score.Kind == "risk" ? "" : ", on the same data that turned it into risks")}.{given}");
    }

    private static string Interval(Estimate estimate) => estimate.Lower is { } lower ? Text($" (95 % {lower:0.00} to {estimate.Upper:0.00})") : "";

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
