using Tabib.Core.Facts;

namespace Tabib.Decision.Recommendations;

/// <summary>What might be done for one patient, on what grounds, and what would change it.</summary>
public sealed record Recommendation
{
    /// <summary>Id of the rule, such as "statin-primary-prevention".</summary>
    public required string RuleId { get; init; }

    public required string Title { get; init; }

    /// <summary>The action in one sentence, our own words.</summary>
    public required string Action { get; init; }

    /// <summary>Why for this patient, with the numbers that led to it.</summary>
    public required string Rationale { get; init; }

    /// <summary>One sentence for the patient, in plain words.</summary>
    public string PatientText { get; init; } = "";

    /// <summary>Group for the page, such as "cardiovascular", "kidney", "diabetes", "medication-safety", "screening", "vaccination".</summary>
    public required string Category { get; init; }

    public required RecommendationStrength Strength { get; init; }

    public required RecommendationUrgency Urgency { get; init; }

    /// <summary>Ids of the findings it rests on; each of them had a value.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>The facts it rests on.</summary>
    public IReadOnlyList<FactSource> Facts { get; init; } = [];

    /// <summary>What is not known and would sharpen or overturn it.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public IReadOnlyList<string> WouldChange { get; init; } = [];

    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>Source of the rule, with DOI where there is one.</summary>
    public required string Citation { get; init; }

    /// <summary>SHA-256 of the rule pack, lower-case hex.</summary>
    public required string KnowledgeHash { get; init; }

    /// <summary>By urgency, then by strength; at last by rule and title, so that the order is the same each time.</summary>
    public static int MostPressingFirst(Recommendation left, Recommendation right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var order = right.Urgency.CompareTo(left.Urgency);
        if (order == 0) order = left.Strength.CompareTo(right.Strength);
        if (order == 0) order = string.CompareOrdinal(left.RuleId, right.RuleId);
        return order != 0 ? order : string.CompareOrdinal(left.Title, right.Title);
    }
}
