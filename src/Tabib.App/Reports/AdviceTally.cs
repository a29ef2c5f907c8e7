using Tabib.Decision.Recommendations;

namespace Tabib.App.Reports;

/// <summary>How often a rule spoke.</summary>
public sealed record AdviceTally(string RuleId, string Title, string Category, RecommendationStrength Strength, RecommendationUrgency Urgency, long Count);
