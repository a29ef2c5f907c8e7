using Tabib.Decision.Recommendations;

namespace Tabib.Decision.Rules;

/// <summary>One rule of a pack, ready to be asked. Thread-safe.</summary>
public sealed class Rule
{
    internal Rule(string id, string title, string category, RecommendationStrength strength, RecommendationUrgency urgency, string citation, RulePackIdentity pack, RuleBody body)
    {
        Id = id;
        Title = title;
        Category = category;
        Strength = strength;
        Urgency = urgency;
        Citation = citation;
        Pack = pack;
        Body = body;
    }

    public string Id { get; }

    public string Title { get; }

    /// <summary>Group for the page, such as "cardiovascular", "kidney", "diabetes", "medication-safety", "screening", "vaccination".</summary>
    public string Category { get; }

    public RecommendationStrength Strength { get; }

    public RecommendationUrgency Urgency { get; }

    /// <summary>Source of the rule, with DOI where there is one.</summary>
    public string Citation { get; }

    /// <summary>The file it comes from.</summary>
    public RulePackIdentity Pack { get; }

    internal RuleBody Body { get; }
}
