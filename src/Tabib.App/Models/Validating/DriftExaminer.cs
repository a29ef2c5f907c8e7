using Tabib.App.Tables;
using Tabib.Evidence.Prediction;
using Tabib.Evidence.Validation;
using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Validating;

/// <summary>Inputs and scores against those of training.</summary>
internal static class DriftExaminer
{
    private const int MostLevels = 200;
    private const int MostNamed = 20;

    public static List<DriftReport> Of(ValidationPlan plan, ValidationRows rows)
    {
        if (plan.Options.Train is not { } path) return [];
        var there = DataTable.Read(path, []).Names;
        string[] taken = [.. new[] { plan.Outcome, plan.Time, plan.Event, plan.Options.Id, plan.Options.Date }.OfType<string>(), .. plan.Scores];
        string[] shared = plan.Model is { } model ? [.. model.Columns] : [.. there.Intersect(rows.Table.Names, StringComparer.Ordinal).Except(taken, StringComparer.Ordinal)];
        string[] scored = plan.Model is null ? [.. plan.Scores.Where(there.Contains)] : [];
        var before = DataTable.Read(path, [.. shared, .. scored]);
        var now = DataTable.Read(plan.Options.Data, shared);
        var reports = new List<DriftReport>();
        if (plan.Model is { } frozen) reports.Add(Numbers(frozen.Name, "score", frozen.Predict(before, new PredictOptions { ImputesAll = true }).Risks, rows.Scores[0]));
        foreach (var score in scored) reports.Add(Numbers(score, "score", new TableColumns(before).Numbers(score), rows.Scores[Array.IndexOf(plan.Scores, score)]));
        foreach (var name in shared) reports.Add(Of(name, before[name], now[name]));
        return reports;
    }

    private static DriftReport Of(string name, DataColumn before, DataColumn now)
    {
        if (before.Kind == DataColumnKind.Number && now.Kind == DataColumnKind.Number) return Numbers(name, "number", before.Numbers, now.Numbers);
        var (first, second) = (Written(before), Written(now));
        var (missingBefore, missingNow) = (ShareMissing(before.Count, first.Count), ShareMissing(now.Count, second.Count));
        var levels = first.ToHashSet(StringComparer.Ordinal);
        if (levels.Count > MostLevels) return new DriftReport(name, "levels", null, null, missingBefore, missingNow, [], 0, $"{levels.Count} levels: more than {MostLevels} are no categories");
        string[] unseen = [.. second.Where(level => !levels.Contains(level)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var shift = DistributionShift.Of(first, second);
        return new DriftReport(name, "levels", shift.StabilityIndex, null, missingBefore, missingNow, [.. unseen.Take(MostNamed)], second.Count(level => !levels.Contains(level)), shift.StabilityIndex is null ? "one side has no values" : null);
    }

    private static DriftReport Numbers(string name, string kind, double[] before, double[] now)
    {
        double[] first = [.. before.Where(value => !double.IsNaN(value))], second = [.. now.Where(value => !double.IsNaN(value))];
        var shift = DistributionShift.Of(first, second);
        return new DriftReport(name, kind, shift.StabilityIndex, shift.LargestDistance, ShareMissing(before.Length, first.Length), ShareMissing(now.Length, second.Length), [], 0, shift.StabilityIndex is null ? "one side has no values" : null);
    }

    private static List<string> Written(DataColumn column) => [.. Enumerable.Range(0, column.Count).Select(row => TableColumns.Written(column, row)).OfType<string>()];

    private static double ShareMissing(int all, int there) => all == 0 ? 0 : (double)(all - there) / all;
}
