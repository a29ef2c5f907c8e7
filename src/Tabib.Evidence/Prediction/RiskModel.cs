using System.Text.Json.Serialization;
using Tabib.Core.Trees;

namespace Tabib.Evidence.Prediction;

/// <summary>A frozen model: all that is needed to predict, and what it was made of. Fitting is done; nothing here changes.</summary>
public sealed record RiskModel
{
    /// <summary>Of the file's layout.</summary>
    public const int CurrentFormat = 1;

    private TreeEnsemble? _ensemble;

    public int Format { get; init; } = CurrentFormat;

    public required string Name { get; init; }

    /// <summary>Of the model: another fit or calibration is another version.</summary>
    public required string Version { get; init; }

    public required RiskModelKind Kind { get; init; }

    public required ModelOutcome Outcome { get; init; }

    public required IReadOnlyList<ModelFeature> Features { get; init; }

    /// <summary>The design's columns in order: what coefficients and splits stand for.</summary>
    public required IReadOnlyList<ModelTerm> Terms { get; init; }

    /// <summary>Of a logistic model's linear predictor; 0 with times, where terms are centred on their means, and of trees.</summary>
    public double Intercept { get; init; }

    public ModelBaseline? Baseline { get; init; }

    public ModelCalibration? Calibration { get; init; }

    /// <summary>Of boosted trees: the text of a LightGBM model over <see cref="Terms"/>.</summary>
    public string? Trees { get; init; }

    /// <summary>The trees of <see cref="Trees"/>, read once; null for other kinds.</summary>
    /// <exception cref="Core.Outcomes.ProblemException">The text is none of a model.</exception>
    [JsonIgnore]
    public TreeEnsemble? Ensemble => Trees is null ? null : _ensemble ??= LightGbmText.Read(Trees);

    public required ModelTraining Training { get; init; }

    [JsonIgnore]
    public bool IsSurvival => IsSurvivalKind(Kind);

    /// <summary>The columns that a table must have.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Columns => [.. Features.Select(feature => feature.Name)];

    public static bool IsSurvivalKind(RiskModelKind kind) => kind is RiskModelKind.Cox or RiskModelKind.CoxElasticNet or RiskModelKind.FineGray;

    /// <summary>The risk at a linear predictor: of the outcome, or of the event by the horizon.</summary>
    public double Risk(double linearPredictor) =>
        IsSurvival ? RiskAt(linearPredictor, Outcome.Horizon!.Value)
        : Calibration is { } calibration ? calibration.Chance(linearPredictor)
        : Logistic(linearPredictor);

    /// <summary>Of a model with times: the risk of the event by a time.</summary>
    /// <exception cref="InvalidOperationException">The model has no times.</exception>
    public double RiskAt(double linearPredictor, double time)
    {
        if (Baseline is not { } baseline) throw new InvalidOperationException("The model has no times.");
        return -Math.Exp(-baseline.At(time) * Math.Exp(linearPredictor)) + 1;
    }

    /// <summary>1 / (1 + exp(-x)), without loss of digits near 0.</summary>
    internal static double Logistic(double x)
    {
        var small = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + small) : small / (1 + small);
    }
}
