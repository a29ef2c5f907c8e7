namespace Tabib.Evidence.Prediction.Training;

/// <summary>How a model is made.</summary>
public sealed record TrainingOptions
{
    public required RiskModelKind Kind { get; init; }

    public required string Name { get; init; }

    public required ModelOutcome Outcome { get; init; }

    /// <summary>A term that says that an input was missing, for each input that training missed; not in trees, which keep it missing.</summary>
    public bool HasMissingIndicators { get; init; } = true;

    /// <summary>Columns of numbers that are codes of categories.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Elastic net: 1 is the lasso, 0 ridge.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>Elastic net: the penalty; null where inner folds choose it.</summary>
    public double? Lambda { get; init; }

    public LambdaRule LambdaRule { get; init; }

    /// <summary>Elastic net: alpha is chosen by inner folds too. Trees: their size and number.</summary>
    public bool IsTuned { get; init; }

    /// <summary>Folds within the training rows by which penalties and trees are chosen.</summary>
    public int InnerFolds { get; init; } = 5;

    public int Seed { get; init; } = 1;

    /// <summary>Of the library that grows trees; the same number gives the same bits.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Trees, where their number is not chosen.</summary>
    public int Trees { get; init; } = 200;

    public int Leaves { get; init; } = 15;

    public double LearningRate { get; init; } = 0.05;

    /// <summary>Rows that a leaf has at least.</summary>
    public int LeastRowsInLeaf { get; init; } = 20;

    /// <summary>The table's file name, its hash, and versions: kept in the model.</summary>
    public string DataName { get; init; } = "";

    public string DataSha256 { get; init; } = "";

    public IReadOnlyDictionary<string, string> Versions { get; init; } = new Dictionary<string, string>();
}
