using Tabib.Core.Outcomes;
using Tabib.Core.Trees;

namespace Tabib.Evidence.Prediction;

/// <summary>Whether the parts of a model fit each other, so that nothing in it can lead to a wrong number.</summary>
internal static class ModelChecks
{
    /// <summary>The first fault, or null.</summary>
    public static string? FaultOf(RiskModel model) =>
        Names(model) ?? Features(model) ?? Terms(model) ?? Trees(model) ?? Times(model) ?? Calibration(model) ?? Training(model);

    private static string? Names(RiskModel model) =>
        model.Name.Length == 0 || model.Version.Length == 0 || model.Outcome.Column.Length == 0 ? "The model, its version or its outcome has no name."
        : model.Terms.Count == 0 || model.Features.Count == 0 ? "The model has no input."
        : model.Features.Any(feature => feature is null) || model.Terms.Any(term => term is null) ? "An input or a term is null."
        : model.Features.Select(feature => feature.Name).Distinct(StringComparer.Ordinal).Count() < model.Features.Count ? "Two inputs have one name."
        : !double.IsFinite(model.Intercept) ? "The intercept is no number."
        : null;

    private static string? Features(RiskModel model) => model.Features.Select(FaultOf).FirstOrDefault(fault => fault is not null);

    private static string? FaultOf(ModelFeature feature)
    {
        if (feature.Name.Length == 0) return "An input has no name.";
        if (feature.MissingInTraining < 0) return $"'{feature.Name}' was missing in fewer than no rows.";
        if (feature.Kind == FeatureKind.Category)
        {
            if (feature.Levels.Count == 0 || feature.Levels.Any(level => level is null) || feature.Levels.Distinct(StringComparer.Ordinal).Count() < feature.Levels.Count) return $"The levels of '{feature.Name}' are none, or one twice.";
            return feature.KeepsMissing || feature.Levels.Contains(feature.ImputedLevel) ? null : $"What '{feature.Name}' is imputed with is none of its levels.";
        }

        if (feature.Minimum is not { } low || feature.Maximum is not { } high || !double.IsFinite(low) || !double.IsFinite(high) || low > high || !double.IsFinite(high - low)) return $"The range of '{feature.Name}' is none.";
        return feature.KeepsMissing || (feature.ImputedNumber is { } imputed && double.IsFinite(imputed)) ? null : $"'{feature.Name}' has no number to be imputed with.";
    }

    private static string? Terms(RiskModel model)
    {
        foreach (var term in model.Terms)
        {
            if (term.Feature < 0 || term.Feature >= model.Features.Count) return $"The term '{term.Name}' belongs to no input.";
            var feature = model.Features[term.Feature];
            var fits = term.Kind switch
            {
                TermKind.Value => feature.Kind == FeatureKind.Number,
                TermKind.Level => feature.Kind == FeatureKind.Category && feature.Levels.Contains(term.Level),
                _ => true,
            };
            if (!fits) return $"The term '{term.Name}' is not one of its input '{feature.Name}'.";
            if (!double.IsFinite(term.Mean) || (term.StandardError is { } error && !double.IsFinite(error))) return $"A number of the term '{term.Name}' is none.";
            if (model.Kind == RiskModelKind.Gbdt ? term.Coefficient is not null : term.Coefficient is not { } coefficient || !double.IsFinite(coefficient)) return $"The coefficient of '{term.Name}' is not one of this kind of model.";
            if (feature.KeepsMissing && model.Kind != RiskModelKind.Gbdt) return $"'{feature.Name}' keeps missing values, which this kind of model cannot.";
        }

        return null;
    }

    private static string? Trees(RiskModel model)
    {
        if (model.Kind != RiskModelKind.Gbdt) return model.Trees is null ? null : "A model without trees has trees.";
        if (model.Trees is null) return "The trees are missing.";
        try
        {
            var ensemble = model.Ensemble!;
            return ensemble.Features.Count != model.Terms.Count ? "The trees are of other terms." : ensemble is not { Link: TreeLink.Logistic, LinkScale: 1 } ? "The trees are not of a logistic loss." : null;
        }
        catch (ProblemException error)
        {
            return $"The trees cannot be read: {error.Problem.Message}";
        }
    }

    private static string? Times(RiskModel model)
    {
        if (!model.IsSurvival) return model.Baseline is null && model.Outcome is { Time: null, Horizon: null } ? null : "A model without times has a baseline, a time or a horizon.";
        if (model.Baseline is not { } baseline || model.Outcome is not { Time: not null, Horizon: { } horizon }) return "A model of times has a baseline, a time and a horizon.";
        if (model.Intercept != 0) return "A model of times has no intercept.";
        if (baseline.Times.Count != baseline.CumulativeHazard.Count || baseline.Times.Count == 0) return "The baseline has no times, or not one hazard for each.";
        if (!(horizon > 0) || !double.IsFinite(baseline.LastTime) || horizon > baseline.LastTime) return "The horizon is beyond the follow-up of training, or not above 0.";
        for (var i = 0; i < baseline.Times.Count; i++)
        {
            if (!double.IsFinite(baseline.Times[i]) || !double.IsFinite(baseline.CumulativeHazard[i]) || baseline.CumulativeHazard[i] < 0) return "A time or hazard of the baseline is no number.";
            if (i > 0 && (baseline.Times[i] <= baseline.Times[i - 1] || baseline.CumulativeHazard[i] < baseline.CumulativeHazard[i - 1])) return "The times or hazards of the baseline do not rise.";
        }

        return null;
    }

    private static string? Calibration(RiskModel model)
    {
        if (model.Calibration is not { } calibration) return null;
        if (model.IsSurvival) return "A model of times is not calibrated after the fit.";
        if (!double.IsFinite(calibration.Intercept) || !double.IsFinite(calibration.Slope)) return "A number of the calibration is none.";
        if (calibration.Kind == CalibrationKind.Platt) return null;
        var (from, to, values) = (calibration.From, calibration.To, calibration.Values);
        if (values.Count == 0 || from.Count != values.Count || to.Count != values.Count) return "The blocks of the calibration are none, or incomplete.";
        for (var i = 0; i < values.Count; i++)
        {
            if (!(from[i] <= to[i]) || !double.IsFinite(from[i]) || !double.IsFinite(to[i]) || values[i] is not (>= 0 and <= 1)) return "A block of the calibration is none.";
            if (i > 0 && (!(from[i] > to[i - 1]) || values[i] < values[i - 1])) return "The blocks of the calibration do not rise.";
        }

        return null;
    }

    private static string? Training(RiskModel model) =>
        model.Training.Rows < 1 || model.Training.Outcomes < 0 || model.Training.Outcomes > model.Training.Rows ? "The rows of training are none, or fewer than the outcomes."
        : model.Training.Settings.Values.Any(value => !double.IsFinite(value)) ? "A setting of the training is no number."
        : null;
}
