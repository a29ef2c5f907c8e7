using Tabib.App.Tables;
using Tabib.Core.Outcomes;
using Tabib.Core.Statistics;
using Tabib.Evidence.Prediction;
using Tabib.Evidence.Survival;
using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Explaining;

/// <summary>What happened to the people of a table, for judging a model that may not know an input.</summary>
internal sealed class ImportanceOutcome
{
    private readonly double[]? _happened;
    private readonly double[]? _stop;
    private readonly int[]? _cause;

    private ImportanceOutcome(double[]? happened, double[]? stop, int[]? cause, string? cannotSay) => (_happened, _stop, _cause, CannotSay) = (happened, stop, cause, cannotSay);

    /// <summary>Why nothing can be judged; null where it can.</summary>
    public string? CannotSay { get; }

    public string Score => _stop is null ? "auc" : "harrell";

    /// <exception cref="ProblemException">DAT005, DAT006: a column of the outcome that is none.</exception>
    public static ImportanceOutcome Read(ExplainOptions options, RiskModel model, DataTable table, List<string> notes)
    {
        string[] needed = model.Outcome.Time is { } time ? [time, model.Outcome.Column] : [model.Outcome.Column];
        string[] absent = [.. needed.Where(name => table.Columns.All(column => column.Name != name))];
        if (absent.Length > 0) return new ImportanceOutcome(null, null, null, $"the table has no {string.Join(" and no ", absent)}");
        var columns = new TableColumns(table);
        // The model's word for the outcome where the column has it; else the column says it itself.
        var positive = columns.Has(model.Outcome.Column, model.Outcome.Positive) ? model.Outcome.Positive : null;
        if (model.Outcome.Time is null) return new ImportanceOutcome(columns.Outcome(model.Outcome.Column, positive, notes), null, null, null);
        var cause = model.Kind == RiskModelKind.FineGray
            ? EventCauses.Read(table, model.Outcome.Column, model.Outcome.Positive, options.Censored, notes).Of
            : Array.ConvertAll(columns.Outcome(model.Outcome.Column, positive, notes), value => double.IsNaN(value) ? -1 : (int)value);
        return new ImportanceOutcome(null, columns.Numbers(model.Outcome.Time), cause, null);
    }

    public bool IsKnown(int row) => _happened is { } happened ? !double.IsNaN(happened[row]) : _stop is { } stop && !double.IsNaN(stop[row]) && stop[row] >= 0 && _cause![row] >= 0;

    /// <summary>Area under the curve, or Harrell's C; whoever had a competing event never has this one.</summary>
    public Func<double[], double?> ScoreOf(int[] rows)
    {
        if (_happened is { } happened)
        {
            bool[] outcomes = Array.ConvertAll(rows, row => happened[row] == 1);
            return predictors => AreaUnderCurve.Of(predictors, outcomes).Value;
        }

        int[] cause = Array.ConvertAll(rows, row => _cause![row]);
        var stop = CompetingEvents.AsLatest(Array.ConvertAll(rows, row => _stop![row]), cause);
        bool[] isEvent = Array.ConvertAll(cause, number => number == 1);
        return predictors => Concordance.Of(stop, isEvent, predictors).Value;
    }
}
