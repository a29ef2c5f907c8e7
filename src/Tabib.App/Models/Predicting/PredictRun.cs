using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Models.Cards;
using Tabib.App.Tables;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Prediction;
using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Predicting;

/// <summary>A model, its card and the people that it is asked about.</summary>
internal sealed class PredictRun
{
    private readonly RiskModel _model;
    private readonly RiskPredictions _predictions;
    private readonly ValidatedPeople _validated;
    private readonly DataColumn? _ids;

    private PredictRun(RiskModel model, ModelCard card, RiskPredictions predictions, ValidatedPeople validated, DataColumn? ids) => (_model, Card, _predictions, _validated, _ids) = (model, card, predictions, validated, ids);

    public ModelCard Card { get; }

    public int Count => _predictions.Count;

    public int Refused => _predictions.Refused;

    public double? Horizon { get; private init; }

    /// <exception cref="ProblemException">MOD001 to MOD005, MOD026, MOD029: a model or a table that cannot be used; CLI002: options that say nothing together.</exception>
    public static PredictRun Of(PredictOptions options)
    {
        if (options.Data is null == (options.With.Count == 0)) throw Fault.InOption("--data", "Give --data FILE or --with NAME=VALUE.");
        if (options.Id is not null && options.Data is null) throw Fault.InOption("--id", "A person of --with has no id.");
        var model = ModelDirectory.Load(options.Model);
        var card = ModelCardFile.Read(options.Model);
        var horizon = HorizonOf(options, model);
        var (columns, ids) = options.Data is { } data ? Table(data, model, options.Id) : (GivenPerson.Read(options.With, model.Features), null);
        var predictions = model.Predict(columns);
        return new PredictRun(model, card, predictions, ValidatedPeople.Read(options.Model, model, card, horizon), ids) { Horizon = horizon };
    }

    /// <summary>One after another: millions need not be kept.</summary>
    public IEnumerable<PersonPrediction> People()
    {
        for (var row = 0; row < _predictions.Count; row++) yield return Of(row);
    }

    /// <summary>Rows without a prediction, by reason.</summary>
    public static IReadOnlyDictionary<string, int> RefusedBy(RiskPredictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < predictions.Count; row++)
        {
            if (!double.IsNaN(predictions.Risks[row])) continue;
            var reason = predictions[row].Reason switch
            {
                OutcomeReason.MissingInputs missing => $"{string.Join(", ", missing.Names)} missing",
                OutcomeReason.OutOfRange range => $"{range.Name} outside {range.Limits}",
                var other => other!.Describe(),
            };
            counts[reason] = counts.GetValueOrDefault(reason) + 1;
        }

        return counts;
    }

    public PredictResult Result(string? file, IReadOnlyList<PersonPrediction> people) =>
        new(_model.Name, _model.Version, _model.Outcome, Horizon, Count, Count - Refused, RefusedBy(_predictions), Counted(_predictions.ImputedIn), Counted(_predictions.OutsideTrainingIn), file, people, Card.ModelSha256);

    /// <summary>Of people with a risk: what stopped the others is told by its reason.</summary>
    private SortedDictionary<string, int> Counted(Func<int, IReadOnlyList<string>> inputsOf)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < _predictions.Count; row++)
        {
            if (double.IsNaN(_predictions.Risks[row])) continue;
            foreach (var input in inputsOf(row)) counts[input] = counts.GetValueOrDefault(input) + 1;
        }

        return counts;
    }

    private PersonPrediction Of(int row)
    {
        var id = _ids is null ? (row + 1).ToString(CultureInfo.InvariantCulture) : TableColumns.Written(_ids, row) ?? "";
        var (imputed, outside) = (_predictions.ImputedIn(row), _predictions.OutsideTrainingIn(row));
        var predictor = _predictions.LinearPredictors[row];
        if (double.IsNaN(_predictions.Risks[row])) return new PersonPrediction(id, null, null, _predictions[row].Reason!.Describe(), [], outside, null);
        var risk = Horizon is { } horizon ? _model.RiskAt(predictor, horizon) : _predictions.Risks[row];
        return new PersonPrediction(id, risk, predictor, null, imputed, outside, _validated.Near(predictor));
    }

    private static double? HorizonOf(PredictOptions options, RiskModel model)
    {
        if (!model.IsSurvival) return options.Horizon is null ? null : throw Fault.InOption("--horizon", "The model has no times: its risk is that of the outcome.");
        var horizon = options.Horizon ?? model.Outcome.Horizon!.Value;
        return horizon > 0 && horizon <= model.Baseline!.LastTime ? horizon : throw Fault.InOption("--horizon", string.Create(CultureInfo.InvariantCulture, $"The model was made of people followed to {model.Baseline!.LastTime:R}: a horizon is above 0 and not beyond."));
    }

    private static (IReadOnlyList<DataColumn> Columns, DataColumn? Ids) Table(string path, RiskModel model, string? id)
    {
        var table = DataTable.Read(path, [.. model.Columns, .. id is null ? Array.Empty<string>() : [id]]);
        if (table.Rows == 0) throw Fault.InData("MOD016", path, "The table has no rows.", "Give one row a person.");
        return (table.Columns, id is null ? null : table[id]);
    }
}
