using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Models.Cards;
using Tabib.App.Models.Predicting;
using Tabib.App.Tables;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Prediction;
using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Explaining;

/// <summary>A model and the people of a table that it says something of.</summary>
/// <param name="Rows">Numbers of the rows with a prediction.</param>
/// <param name="Refused">The other rows, by reason.</param>
/// <param name="Background">Columns of the people who stand for what is not known, those without a prediction left out; null for none.</param>
internal sealed record ExplainInput(RiskModel Model, ModelCard Card, ValidatedPeople Validated, DataTable Table, RiskPredictions Predictions, int[] Rows, IReadOnlyDictionary<string, int> Refused, IReadOnlyList<DataColumn>? Background, ImportanceOutcome Outcome, IReadOnlyList<string> Notes)
{
    /// <exception cref="ProblemException">MOD001 to MOD005, MOD026, MOD029: a model or a table that cannot be used; EXP007: no row has a prediction; CLI002: an option that the model has no use for.</exception>
    public static ExplainInput Read(ExplainOptions options)
    {
        var model = ModelDirectory.Load(options.Model);
        var card = ModelCardFile.Read(options.Model);
        if (model.Ensemble is null && options.Background is not null) throw Fault.InOption("--background", "Contributions of a linear predictor need none: they are distances from the mean in training.");
        if (model.Ensemble is null && options.Interactions) throw Fault.InOption("--interactions", "A linear predictor has none: its terms are added.");
        var notes = new List<string>();
        var table = ReadTable(options, model);
        var predictions = model.Predict(table);
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => !double.IsNaN(predictions.Risks[row]))];
        var refused = PredictRun.RefusedBy(predictions);
        if (rows.Length == 0) throw Fault.InData("EXP007", options.Data, $"No row has a prediction: {(table.Rows == 0 ? "the table is empty" : string.Join("; ", refused.Select(pair => $"{pair.Key} ({pair.Value})")))}.", "See the reasons with tabib models predict.");
        foreach (var (name, count) in predictions.OutsideTraining) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is outside the range of training in {count:N0} people."));
        return new ExplainInput(model, card, ValidatedPeople.Read(options.Model, model, card, model.Outcome.Horizon), table, predictions, rows, refused, options.Background is { } path ? BackgroundOf(path, model) : null, ImportanceOutcome.Read(options, model, table, notes), notes);
    }

    public string IdOf(ExplainOptions options, int row) => options.Id is { } id ? TableColumns.Written(Table[id], row) ?? "" : (row + 1).ToString(CultureInfo.InvariantCulture);

    private static DataTable ReadTable(ExplainOptions options, RiskModel model)
    {
        var has = DataTable.Read(options.Data, []).Names;
        string?[] outcome = [model.Outcome.Column, model.Outcome.Time];
        return DataTable.Read(options.Data, [.. model.Columns, .. options.Id is { } id ? [id] : Array.Empty<string>(), .. outcome.OfType<string>().Where(has.Contains)]);
    }

    private static IReadOnlyList<DataColumn> BackgroundOf(string path, RiskModel model)
    {
        var columns = DataTable.Read(path, model.Columns).Columns;
        var risks = model.Predict(columns).Risks;
        int[] rows = [.. Enumerable.Range(0, risks.Length).Where(row => !double.IsNaN(risks[row]))];
        if (rows.Length == 0) throw Fault.InData("EXP007", path, "No row of the background has a prediction.", "See the reasons with tabib models predict.");
        return [.. columns.Select(column => column with { Numbers = column.Kind == DataColumnKind.Number ? Array.ConvertAll(rows, row => column.Numbers[row]) : [], Texts = column.Kind == DataColumnKind.Number ? [] : Array.ConvertAll(rows, row => column.Texts[row]) })];
    }
}
