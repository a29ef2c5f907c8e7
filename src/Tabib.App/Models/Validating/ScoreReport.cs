namespace Tabib.App.Models.Validating;

/// <summary>What was found of one score.</summary>
/// <param name="Kind">risk or score.</param>
/// <param name="Flag">What was done to it first; null for nothing.</param>
/// <param name="Discrimination">By name of the number.</param>
/// <param name="Calibration">By name of the number; empty where the score is no risk.</param>
/// <param name="Thresholds">Empty where there is none.</param>
/// <param name="Recalibrations">The score as it is, then mended; empty where not asked for or not possible.</param>
public sealed record ScoreReport(
    string Name, string Kind, string? Flag, IReadOnlyDictionary<string, Estimate> Discrimination, IReadOnlyDictionary<string, Estimate> Calibration,
    IReadOnlyList<ThresholdReport> Thresholds, IReadOnlyList<BenefitReport> DecisionCurve, IReadOnlyList<RecalibrationReport> Recalibrations)
{
    /// <summary>False positives by true positives.</summary>
    public CurveReport? Roc { get; init; }

    public CurveReport? PrecisionRecall { get; init; }

    /// <summary>Predicted by observed.</summary>
    public CurveReport? CalibrationCurve { get; init; }

    public IReadOnlyList<CalibrationGroupReport> CalibrationGroups { get; init; } = [];

    /// <summary>Rows by predicted risk, in twentieths; rows with a score outside 0 and 1 have none.</summary>
    public IReadOnlyList<long> RiskHistogram { get; init; } = [];

    /// <summary>Chances of exactly 0 or 1, or nearer than 1e-12.</summary>
    public int? CertainRisks { get; init; }

    /// <summary>Where the model's net benefit is above that of treating all and of treating nobody.</summary>
    public UsefulRange? Useful { get; init; }
}
