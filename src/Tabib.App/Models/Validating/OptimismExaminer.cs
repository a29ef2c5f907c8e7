using Tabib.App.Tables;
using Tabib.Evidence.Prediction;
using Tabib.Evidence.Validation;
using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Validating;

/// <summary>The optimism of a model's numbers on its own training data, where both are at hand.</summary>
internal static class OptimismExaminer
{
    /// <summary>Two hundred fits of more rows take minutes, and there optimism is next to nothing.</summary>
    private const int MostRows = 200_000;

    public static OptimismReport? Of(ValidationPlan plan, CancellationToken cancellation)
    {
        if (plan.Model is not { } model || plan.Options.Train is not { } path) return null;
        if (model.Kind != RiskModelKind.Logistic || model.Calibration is not null) return new OptimismReport([], "the bootstrap fits logistic models without later calibration anew, no others");
        var names = DataTable.Read(path, []).Names;
        if (!names.Contains(model.Outcome.Column)) return new OptimismReport([], $"the training table has no {model.Outcome.Column}");
        var table = DataTable.Read(path, [.. model.Columns, model.Outcome.Column]);
        var column = table[model.Outcome.Column];
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => !column.IsMissing(row))];
        if (rows.Length > MostRows) return new OptimismReport([], $"{rows.Length} rows: above {MostRows} the bootstrap is left out, as optimism is next to nothing");
        var outcomes = Array.ConvertAll(rows, row => TableColumns.Written(column, row) == model.Outcome.Positive);
        double[][] design = [.. model.Design(table.Columns).Where((_, term) => model.Terms[term].LeftOut is null).Select(values => Array.ConvertAll(rows, row => values[row]))];
        if (design.Length == 0 || design.Any(values => Array.Exists(values, value => !double.IsFinite(value)))) return new OptimismReport([], "the training table has values that the model cannot use");
        var found = BootstrapOptimism.Of(design, outcomes, Math.Max(BootstrapOptimism.FewestReplicates, plan.Options.Replicates), plan.Options.Seed, cancellation);
        return new OptimismReport(found, found.Count == 0 ? "the model cannot be fitted anew in most replicates" : null);
    }
}
