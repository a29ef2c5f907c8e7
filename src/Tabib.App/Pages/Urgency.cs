using Tabib.App.Reports;
using Tabib.Decision.Recommendations;

namespace Tabib.App.Pages;

/// <summary>Urgency and strength in words and as style names.</summary>
internal static class Urgency
{
    public static string Name(RecommendationUrgency urgency, Labels labels) => urgency switch
    {
        RecommendationUrgency.Urgent => labels.Urgent,
        RecommendationUrgency.Soon => labels.Soon,
        _ => labels.Routine,
    };

    public static string Style(RecommendationUrgency urgency) => urgency switch
    {
        RecommendationUrgency.Urgent => "urgent",
        RecommendationUrgency.Soon => "soon",
        _ => "routine",
    };

    public static string Name(RecommendationStrength strength, Labels labels) => strength switch
    {
        RecommendationStrength.Strong => labels.Strong,
        RecommendationStrength.Conditional => labels.Conditional,
        _ => labels.Check,
    };
}
