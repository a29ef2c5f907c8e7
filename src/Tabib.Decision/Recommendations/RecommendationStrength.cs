namespace Tabib.Decision.Recommendations;

/// <summary>How firmly the cited source speaks.</summary>
public enum RecommendationStrength
{
    /// <summary>"Do": the benefit is held to outweigh the harm clearly.</summary>
    Strong,

    /// <summary>"Consider": reasonable for many, to be weighed with the patient.</summary>
    Conditional,

    /// <summary>"Look again": a measurement or a check is due; nothing is advised about treatment.</summary>
    Information,
}
