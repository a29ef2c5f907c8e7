using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.Evidence.Fairness;

namespace Tabib.App.Models.Auditing;

/// <summary>All numbers of an audit, from a checked table.</summary>
internal static class AuditRun
{
    public static AuditReport Of(AuditPlan plan, AuditTable table, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var options = plan.Options;
        if (table.Labels[0].All(double.IsNaN)) throw Fault.InData("FAI002", options.Predictions, $"No row has a value in {options.Outcome}.", "Check --outcome.");
        foreach (var (name, values) in plan.Scores.Zip(table.Scores))
        {
            if (values.All(double.IsNaN)) throw Fault.InData("FAI002", options.Predictions, $"No row has a value in {name}.", "Check --score.");
        }

        var (scores, notes) = (new List<ScoreAudit>(), table.Notes.ToList());
        for (var score = 0; score < plan.Scores.Count; score++)
        {
            progress.Report(new ProgressReport("compare", score, plan.Scores.Count, "scores"));
            scores.Add(Score(plan, table, score, cancellation));
        }

        var (labels, withoutLabel, why) = Labels(plan, table, progress, cancellation);
        return new AuditReport(
            CommandLine.Version, Path.GetFileName(options.Predictions), OutcomeText(options), table.Rows, table.Columns, options.SuppressBelow, options.Replicates, options.Seed, [.. scores.SelectMany(AuditVerdicts.OfScore), .. labels is null ? [] : AuditVerdicts.OfLabels(labels)],
            scores, labels, withoutLabel, why, notes);
    }

    private static ScoreAudit Score(AuditPlan plan, AuditTable table, int score, CancellationToken cancellation)
    {
        var (options, name) = (plan.Options, plan.Scores[score]);
        if (table.Outcome is null) return new ScoreAudit(name, 0, 0, null, table.NoOutcome);
        var (people, withoutOutcome, withoutScore) = AuditPeople.OfScore(table, score, options.Predictions);
        if (people is null) return new ScoreAudit(name, withoutOutcome, withoutScore, null, "no row has both a score and an outcome");
        var threshold = options.Top is not null ? null : options.Threshold ?? UsualThreshold(people.Scores, name, options);
        var result = FairnessAudit.Of(people, new FairnessAuditOptions
        {
            Threshold = threshold,
            Top = options.Top,
            References = table.References,
            SuppressBelow = options.SuppressBelow,
            Replicates = options.Replicates,
            Seed = (ulong)options.Seed,
            Threads = options.ThreadsInUse,
            HasScoreMetrics = !options.DecisionsOnly,
        }, cancellation);
        List<string> notes = [.. result.Notes];
        if (options.Threshold is null && options.Top is null) notes.Add("No threshold was named: people with a score of 0.5 or more are taken as selected.");
        if (result.Positives == 0 || result.Positives == result.People) notes.Add("One outcome alone occurs: rates of those with the other one, areas and slopes cannot be estimated.");
        if (!result.IsChance && Outside(people.Scores) is { } told) notes.Add(told);
        return new ScoreAudit(name, withoutOutcome, withoutScore, result with { Notes = notes }, null);
    }

    private static double? UsualThreshold(double[] scores, string name, AuditOptions options) => Array.TrueForAll(scores, score => score is >= 0 and <= 1)
        ? 0.5
        : throw Fault.InData("FAI006", options.Predictions, $"{name} has values outside 0 and 1: who is selected cannot be told.", "Say it with --threshold T or --top SHARE.");

    /// <summary>A few values outside among chances are most likely a fault of the file.</summary>
    private static string? Outside(double[] scores)
    {
        var outside = scores.Count(score => score is < 0 or > 1);
        return outside > 0 && outside < scores.Length / 10 ? string.Create(CultureInfo.InvariantCulture, $"{outside:N0} of {scores.Length:N0} scores lie outside 0 and 1: if these are meant to be chances, correct them.") : null;
    }

    private static (LabelAuditResult? Labels, int WithoutLabel, string? Why) Labels(AuditPlan plan, AuditTable table, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        // An outcome that is no 0/1 leaves nothing else to look at.
        if (!plan.HasLabels && table.Outcome is not null) return (null, 0, null);
        progress.Report(new ProgressReport("labels", 0, 0, "rows"));
        var (people, without) = AuditPeople.OfLabels(table, plan);
        return people is null ? (null, without, "no row has a value of every label") : (LabelAudit.Of(people, new LabelAuditOptions(plan.Options.Top ?? AuditPlan.UsualTop, plan.Options.SuppressBelow), cancellation), without, null);
    }

    private static string OutcomeText(AuditOptions options) => options.NeedThreshold is { } need ? string.Create(CultureInfo.InvariantCulture, $"{options.Outcome} of {need} or more") : options.Positive is { } positive ? $"{options.Outcome} = {positive}" : options.Outcome;
}
