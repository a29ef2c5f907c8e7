using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Prediction;

/// <summary>What a model says of each row of a table, or why it says nothing.</summary>
public sealed class RiskPredictions
{
    private readonly ModelInputs _inputs;
    private readonly PredictOptions _options;

    internal RiskPredictions(ModelInputs inputs, PredictOptions options, double[] risks, double[] linearPredictors)
    {
        _inputs = inputs;
        _options = options;
        Risks = risks;
        LinearPredictors = linearPredictors;
    }

    public int Count => Risks.Length;

    /// <summary>Between 0 and 1; NaN for a row without a prediction.</summary>
    public double[] Risks { get; }

    /// <summary>Before calibration: the logit, the log hazard ratio to a row at the means, or the trees' margin; NaN for a row without a prediction.</summary>
    public double[] LinearPredictors { get; }

    /// <summary>Rows without a prediction.</summary>
    public int Refused => Risks.Count(double.IsNaN);

    /// <summary>The risk of a row, or the reason why there is none.</summary>
    public Outcome<double> this[int row] => double.IsNaN(Risks[row]) ? Reason(row) : Risks[row];

    /// <summary>Inputs of a row that were missing and got the frozen value, or went a tree's way for missing ones.</summary>
    public IReadOnlyList<string> ImputedIn(int row) => Named(feature => double.IsNaN(_inputs.Values[feature][row]));

    /// <summary>Inputs of a row below the smallest or above the largest of training.</summary>
    public IReadOnlyList<string> OutsideTrainingIn(int row) => Named(feature => _inputs.Features[feature].Kind == FeatureKind.Number && _inputs.Features[feature].IsOutsideTraining(_inputs.Values[feature][row]));

    /// <summary>Rows in which an input was missing, by its name; those where it never was are left out.</summary>
    public IReadOnlyDictionary<string, int> Missing => Counted((_, value) => double.IsNaN(value));

    /// <summary>Rows in which an input was outside the range of training.</summary>
    public IReadOnlyDictionary<string, int> OutsideTraining => Counted((feature, value) => feature.Kind == FeatureKind.Number && feature.IsOutsideTraining(value));

    /// <summary>Rows in which an input had a level that training did not have.</summary>
    public IReadOnlyDictionary<string, int> UnknownLevels => Counted((feature, value) => feature.Kind == FeatureKind.Category && value == ModelInputs.UnknownLevel);

    internal static bool IsRefused(ModelInputs inputs, PredictOptions options, int row)
    {
        for (var i = 0; i < inputs.Features.Count; i++)
        {
            if (IsRefused(inputs.Features[i], options, inputs.Values[i][row])) return true;
        }

        return false;
    }

    private static bool IsRefused(ModelFeature feature, PredictOptions options, double value) =>
        double.IsNaN(value) ? !options.ImputesAll && !feature.MayBeMissing
        : feature.Kind == FeatureKind.Category ? value == ModelInputs.UnknownLevel
        : !options.AcceptsImplausible && feature.IsImplausible(value);

    private OutcomeReason Reason(int row)
    {
        var missing = Named(feature => double.IsNaN(_inputs.Values[feature][row]) && IsRefused(_inputs.Features[feature], _options, double.NaN));
        if (missing.Count > 0) return Outcome.Missing(missing);
        for (var i = 0; i < _inputs.Features.Count; i++)
        {
            var (feature, value) = (_inputs.Features[i], _inputs.Values[i][row]);
            if (double.IsNaN(value) || !IsRefused(feature, _options, value)) continue;
            var limits = feature.Kind == FeatureKind.Category
                ? string.Join(", ", feature.Levels)
                : string.Create(CultureInfo.InvariantCulture, $"{feature.Minimum:R} to {feature.Maximum:R}{(feature.Unit is { } unit ? " " + unit : "")} of training by more than its width");
            return Outcome.OutOfRange(feature.Name, limits, _inputs.Written(i, row));
        }

        return Outcome.NotApplicable("the linear predictor is no number");
    }

    private IReadOnlyList<string> Named(Func<int, bool> isOne) => [.. Enumerable.Range(0, _inputs.Features.Count).Where(isOne).Select(i => _inputs.Features[i].Name)];

    private Dictionary<string, int> Counted(Func<ModelFeature, double, bool> isOne)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _inputs.Features.Count; i++)
        {
            var feature = _inputs.Features[i];
            if (_inputs.Values[i].Count(value => isOne(feature, value)) is var count and > 0) counts[feature.Name] = count;
        }

        return counts;
    }
}
