namespace Tabib.Evidence.Prediction;

/// <summary>An input of a model as it was in training.</summary>
public sealed record ModelFeature
{
    /// <summary>The column.</summary>
    public required string Name { get; init; }

    public required FeatureKind Kind { get; init; }

    /// <summary>UCUM; null where nobody said it.</summary>
    public string? Unit { get; init; }

    /// <summary>Of a category: as written, the reference first. No other is accepted.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Of a number: the smallest in training.</summary>
    public double? Minimum { get; init; }

    /// <summary>Of a number: the largest in training.</summary>
    public double? Maximum { get; init; }

    /// <summary>Of a number: the median of training, put where it is missing.</summary>
    public double? ImputedNumber { get; init; }

    /// <summary>Of a category: the most frequent level of training.</summary>
    public string? ImputedLevel { get; init; }

    /// <summary>Rows of training without it.</summary>
    public required int MissingInTraining { get; init; }

    /// <summary>Trees keep a missing number missing and go the way they learnt.</summary>
    public bool KeepsMissing { get; init; }

    /// <summary>The model was trained to miss it: a patient without it gets a prediction.</summary>
    public bool MayBeMissing => MissingInTraining > 0;

    /// <summary>Numbers farther outside the training range than its width are taken for another unit or a mistake.</summary>
    public bool IsImplausible(double value) => Minimum is { } low && Maximum is { } high && (value < low - (high - low) || value > high + (high - low)) && high > low;

    public bool IsOutsideTraining(double value) => value < Minimum || value > Maximum;
}
