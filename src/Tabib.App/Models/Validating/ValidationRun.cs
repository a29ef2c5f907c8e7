using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.Core.Statistics;
using Tabib.Evidence.Validation;

namespace Tabib.App.Models.Validating;

/// <summary>All numbers of a validation, from checked rows.</summary>
internal static class ValidationRun
{
    public static ValidationReport Of(ValidationPlan plan, ValidationRows rows, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var outcomes = plan.HasTimes ? HorizonOutcomes.Of(rows.Stop!, rows.Cause!, rows.Causes, plan.Horizon!.Value) : null;
        var (events, nonEvents, unknown) = outcomes is null ? (rows.Outcomes.Count(outcome => outcome), rows.Outcomes.Count(outcome => !outcome), 0) : (outcomes.Events, outcomes.NonEvents, outcomes.Unknown);
        var prevalence = outcomes is not null ? HorizonExaminer.ObservedEstimate(outcomes, null) : WilsonInterval.Of95(events, rows.Count) is var (lower, upper) ? new Estimate((double)events / rows.Count, lower, upper, "Wilson") : throw new InvalidOperationException();
        var scores = new List<ScoreReport>();
        for (var i = 0; i < rows.ScoreNames.Count; i++)
        {
            progress.Report(new ProgressReport("examine", i, rows.ScoreNames.Count, "scores"));
            cancellation.ThrowIfCancellationRequested();
            scores.Add(outcomes is null ? BinaryExaminer.Examine(rows.ScoreNames[i], rows.Scores[i], rows.Outcomes, plan, cancellation) : HorizonExaminer.Examine(rows.ScoreNames[i], rows.Scores[i], outcomes, plan, cancellation));
        }

        var (groups, unpaired) = GroupExaminer.Of(plan, rows);
        var adequacy = AdequacyExaminer.Of(plan, rows.Count, events, nonEvents, prevalence.Value!.Value);
        progress.Report(new ProgressReport("compare with training", 0, 0, "rows"));
        var drift = DriftExaminer.Of(plan, rows);
        var optimism = OptimismExaminer.Of(plan, cancellation);
        var facts = new ChecklistFacts(plan, plan.Model, Path.GetFileName(plan.Options.Data), plan.Outcome ?? plan.Event!, rows.Count, events, nonEvents, rows.LeftOut, adequacy, groups.Count > 0, drift.Count > 0, scores.Any(score => score.Recalibrations.Count > 1), rows.Causes > 1, optimism);
        return new ValidationReport(
            CommandLine.Version, facts.Data, plan.Model is null ? null : $"{plan.Model.Name} {plan.Model.Version}", facts.Outcome, plan.Horizon, rows.Count, events, nonEvents, unknown, prevalence, plan.Options.Prevalence,
            rows.LeftOut, Settings(plan, rows), [.. scores.SelectMany(score => Verdict.Of(score, adequacy, plan.HasTimes, plan.HasTimes ? null : plan.Options.Prevalence))], scores, [.. outcomes is null ? PairedExaminer.Of(rows) : [], .. unpaired],
            groups, adequacy, optimism, drift, MonthExaminer.Of(plan, rows), TripodChecklist.Of(facts), ProbastQuestions.Of(facts), Notes(plan, rows));
    }

    private static Dictionary<string, int> Settings(ValidationPlan plan, ValidationRows rows)
    {
        var settings = new Dictionary<string, int> { ["replicates"] = plan.Options.Replicates, ["seed"] = plan.Options.Seed, ["level"] = 95, ["smallestCell"] = GroupExaminer.SmallestCell };
        if (plan.Options.Recalibrate && !plan.HasTimes) settings["folds"] = RecalibrationExaminer.FoldsOf(rows.Count);
        return settings;
    }

    private static List<string> Notes(ValidationPlan plan, ValidationRows rows)
    {
        List<string> notes = [.. rows.Notes];
        if (plan.Options.Recalibrate && plan.HasTimes) notes.Add("Recalibration is not offered for times.");
        if (plan.Options.Recalibrate && !plan.AreRisks) notes.Add("A score that is no risk is not recalibrated.");
        if (plan.HasTimes && plan.Options.Prevalence is not null) notes.Add("--prevalence is not used with times.");
        if (plan.HasTimes) notes.Add("The integrated Brier score needs the risk at every time, and a table holds it at the horizon alone: not told.");
        return notes;
    }
}
