using Tabib.Core.Coding;

namespace Tabib.Evidence.Risk;

/// <summary>One input of a score: what it is, where a record has it, which values are believed.</summary>
public sealed record ScoreInput
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required InputKind Kind { get; init; }

    /// <summary>UCUM; "1" for pure numbers, booleans and categories.</summary>
    public required string Unit { get; init; }

    /// <summary>The words a category may take; empty for other kinds.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Codes of the observations that measure it.</summary>
    public IReadOnlyList<Code> Codes { get; init; } = [];

    /// <summary>LOINC code of the analyte that mass and substance are converted by, where the input's own codes are not in the analyte table.</summary>
    public string? Analyte { get; init; }

    /// <summary>Answer code of a coded observation to the value it stands for ("true", "false" or a category).</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>Concept set whose presence in the record means yes; null for none.</summary>
    public string? ConceptSet { get; init; }

    /// <summary>True where a condition that is over counts too.</summary>
    public bool History { get; init; }

    /// <summary>"age" or "sex", taken from the record's demographics; null for others.</summary>
    public string? Demographic { get; init; }

    /// <summary>The score and output it may be computed by, when it is not given; null for none.</summary>
    public (string Score, string Output)? FromScore { get; init; }

    /// <summary>Outside these a value is not believed: a typing error or a wrong unit.</summary>
    public ValueRange? Plausible { get; init; }

    /// <summary>Outside these the model says nothing.</summary>
    public ValueRange? Limits { get; init; }

    /// <summary>Days before the index time that are searched; null for all.</summary>
    public double? LookBackDays { get; init; }

    public InputAggregation Aggregation { get; init; }

    public MissingPolicy Missing { get; init; }

    /// <summary>With <see cref="MissingPolicy.AssumeNormal"/>: the value in <see cref="Unit"/>, 1 or 0, or the category's index.</summary>
    public double AssumedValue { get; init; }

    /// <summary>Why the stated value may be assumed; null without such a policy.</summary>
    public string? AssumedWhy { get; init; }

    /// <summary>True where there is no value without it.</summary>
    public bool Required => Missing is MissingPolicy.Refuse or MissingPolicy.AbsentMeansNo;

    /// <summary>Where a record has it. Inputs of different packs with the same words here share one reading of the record.</summary>
    internal string SourceKey => field ??= string.Join('|', Kind, Unit, Analyte, Demographic, ConceptSet, History, LookBackDays, Aggregation, string.Join(',', Codes), string.Join(',', Answers), string.Join(',', Categories));
}
