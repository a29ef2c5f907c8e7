using Tabib.Evidence.Prediction;
using Tabib.Record.Cohorts;

namespace Tabib.Evidence.Explanation;

/// <summary>What each input of a frozen model adds to its linear predictor or margin, for rows of a table. Terms of one input are taken together.</summary>
/// <remarks>
/// Of a linear predictor a term adds its coefficient times the distance from its mean in training. Of trees see <see cref="PathDependentShap"/> and <see cref="InterventionalShap"/>; the Shapley values of an input's indicators are summed.
/// </remarks>
public sealed class ModelExplainer
{
    private readonly RiskModel _model;
    private readonly ModelInputs _inputs;
    private readonly double[][]? _background;
    private readonly string[] _features;

    /// <param name="columns">Those of the model, in any order, and others.</param>
    /// <param name="background">Of trees: rows that stand for what is not known, with the same columns; null follows the training data. A linear predictor takes none.</param>
    /// <exception cref="ArgumentException">A background for a linear predictor, or one without rows.</exception>
    /// <exception cref="Core.Outcomes.ProblemException">MOD005: a column of the model is not there, or is not what it was.</exception>
    public ModelExplainer(RiskModel model, IReadOnlyList<DataColumn> columns, IReadOnlyList<DataColumn>? background = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(columns);
        if (background is not null && model.Ensemble is null) throw new ArgumentException("A linear predictor has no background.", nameof(background));
        (_model, _inputs) = (model, ModelInputs.Of(model.Features, columns));
        _background = background is null ? null : model.Design(background);
        _features = [.. model.Features.Select(feature => feature.Name)];
        Method = model.Ensemble is null ? ContributionMethod.Linear : background is null ? ContributionMethod.PathDependent : ContributionMethod.Interventional;
    }

    public ContributionMethod Method { get; }

    /// <param name="rows">Numbers of rows that have a prediction.</param>
    public ContributionTable Explain(int[] rows, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var design = ModelDesign.Encode(_model.Terms, _model.Features, _inputs.Values, rows);
        var margins = new double[rows.Length];
        RiskPredictor.LinearPredictors(_model, _inputs.Values, rows, margins);
        var (terms, baseValue) = OfTerms(design, threads, cancellation);
        double[][] columns = [.. _features.Select(_ => new double[rows.Length])];
        var sums = new CompensatedSum[_features.Length];
        for (var row = 0; row < rows.Length; row++) SumByFeature(terms, row, sums, columns);
        return new ContributionTable(Method, _features, baseValue, columns, margins);
    }

    /// <summary>Of trees: contributions of pairs of inputs. A matrix of inputs by inputs is kept for each row.</summary>
    /// <exception cref="InvalidOperationException">A linear predictor has none.</exception>
    public InteractionTable Interactions(int[] rows, int threads = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var ensemble = _model.Ensemble ?? throw new InvalidOperationException("A linear predictor has no interactions.");
        var design = ModelDesign.Encode(_model.Terms, _model.Features, _inputs.Values, rows);
        var terms = _background is null ? PathDependentInteractions.Explain(ensemble, design, threads, cancellation) : InterventionalInteractions.Explain(ensemble, design, _background, threads, cancellation);
        return new InteractionTable(Method, _features, terms.BaseValue, [.. terms.Values.Select(ByFeature)]);
    }

    private (IReadOnlyList<double[]> Terms, double BaseValue) OfTerms(double[][] design, int threads, CancellationToken cancellation)
    {
        if (_model.Ensemble is not { } ensemble) return Linear(design);
        var found = _background is null ? PathDependentShap.Explain(ensemble, design, threads, cancellation) : InterventionalShap.Explain(ensemble, design, _background, threads, cancellation);
        return (found.Columns, found.BaseValue);
    }

    private (IReadOnlyList<double[]> Terms, double BaseValue) Linear(double[][] design)
    {
        var baseValue = new CompensatedSum();
        baseValue.Add(_model.Intercept);
        for (var j = 0; j < design.Length; j++)
        {
            var term = _model.Terms[j];
            var (coefficient, mean) = (term.Coefficient ?? 0, term.Mean);
            for (var row = 0; row < design[j].Length; row++) design[j][row] = coefficient == 0 ? 0 : coefficient * (design[j][row] - mean);
            // With times the linear predictor is centred on the means already.
            if (!_model.IsSurvival) baseValue.Add(coefficient * mean);
        }

        return (design, baseValue.Value);
    }

    private void SumByFeature(IReadOnlyList<double[]> terms, int row, CompensatedSum[] sums, double[][] columns)
    {
        Array.Clear(sums);
        for (var j = 0; j < terms.Count; j++) sums[_model.Terms[j].Feature].Add(terms[j][row]);
        for (var feature = 0; feature < columns.Length; feature++) columns[feature][row] = sums[feature].Value;
    }

    private double[] ByFeature(double[] terms)
    {
        var (count, matrix) = (_model.Terms.Count, new double[_features.Length * _features.Length]);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++) matrix[(_model.Terms[i].Feature * _features.Length) + _model.Terms[j].Feature] += terms[(i * count) + j];
        }

        return matrix;
    }
}
