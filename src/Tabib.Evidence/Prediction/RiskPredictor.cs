using Tabib.Record.Cohorts;

namespace Tabib.Evidence.Prediction;

/// <summary>Runs a frozen model over a table, in blocks of rows.</summary>
public static class RiskPredictor
{
    private const int Block = 2048;

    /// <summary>One prediction a row, or the reason why there is none.</summary>
    /// <exception cref="Core.Outcomes.ProblemException">MOD005: a column of the model is not there, or is not what it was.</exception>
    public static RiskPredictions Predict(this RiskModel model, DataTable table, PredictOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Predict(model, table.Columns, options);
    }

    /// <param name="columns">Those of the model, in any order, and others.</param>
    /// <exception cref="Core.Outcomes.ProblemException">MOD005: a column of the model is not there, or is not what it was.</exception>
    public static RiskPredictions Predict(this RiskModel model, IReadOnlyList<DataColumn> columns, PredictOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(columns);
        options ??= new PredictOptions();
        var inputs = ModelInputs.Of(model.Features, columns);
        var (risks, predictors) = (new double[inputs.Rows], new double[inputs.Rows]);
        LinearPredictors(model, inputs.Values, Enumerable.Range(0, inputs.Rows).ToArray(), predictors);
        for (var row = 0; row < risks.Length; row++)
        {
            if (RiskPredictions.IsRefused(inputs, options, row)) predictors[row] = double.NaN;
            risks[row] = double.IsNaN(predictors[row]) ? double.NaN : model.Risk(predictors[row]);
        }

        return new RiskPredictions(inputs, options, risks, predictors);
    }

    /// <summary>The design of the model over a table: one array a term, one number a row; what is missing has its frozen value, or NaN in trees.</summary>
    /// <exception cref="Core.Outcomes.ProblemException">MOD005: a column of the model is not there, or is not what it was.</exception>
    public static double[][] Design(this RiskModel model, IReadOnlyList<DataColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(columns);
        var inputs = ModelInputs.Of(model.Features, columns);
        return ModelDesign.Encode(model.Terms, model.Features, inputs.Values, Enumerable.Range(0, inputs.Rows).ToArray());
    }

    /// <summary>The linear predictor or margin of some rows.</summary>
    internal static void LinearPredictors(RiskModel model, double[][] values, ReadOnlySpan<int> rows, Span<double> predictors)
    {
        if (model.Ensemble is { } ensemble)
        {
            Margins(model, ensemble, values, rows, predictors);
            return;
        }

        var column = new double[Block];
        for (var start = 0; start < rows.Length; start += Block)
        {
            var block = rows.Slice(start, Math.Min(Block, rows.Length - start));
            var target = predictors.Slice(start, block.Length);
            target.Fill(model.Intercept);
            foreach (var term in model.Terms)
            {
                if (term.Coefficient is not { } coefficient || coefficient == 0) continue;
                var own = column.AsSpan(0, block.Length);
                ModelDesign.Encode(term, model.Features[term.Feature], values[term.Feature], block, own);
                var centre = model.IsSurvival ? term.Mean : 0;
                for (var i = 0; i < own.Length; i++) target[i] += coefficient * (own[i] - centre);
            }
        }
    }

    private static void Margins(RiskModel model, Core.Trees.TreeEnsemble ensemble, double[][] values, ReadOnlySpan<int> rows, Span<double> predictors)
    {
        var terms = model.Terms;
        var columns = new double[terms.Count][];
        for (var j = 0; j < columns.Length; j++) columns[j] = new double[Block];
        var own = new double[terms.Count];
        for (var start = 0; start < rows.Length; start += Block)
        {
            var block = rows.Slice(start, Math.Min(Block, rows.Length - start));
            for (var j = 0; j < columns.Length; j++) ModelDesign.Encode(terms[j], model.Features[terms[j].Feature], values[terms[j].Feature], block, columns[j].AsSpan(0, block.Length));
            for (var i = 0; i < block.Length; i++)
            {
                for (var j = 0; j < own.Length; j++) own[j] = columns[j][i];
                predictors[start + i] = ensemble.Margin(own);
            }
        }
    }
}
