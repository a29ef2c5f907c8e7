namespace Tabib.Decision.Recommendations;

/// <summary>How soon somebody should look. Orders the list "who needs attention first".</summary>
public enum RecommendationUrgency
{
    Routine,
    Soon,
    Urgent,
}
