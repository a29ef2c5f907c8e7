using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Advice for all samples.</summary>
/// <param name="Medications">As the list has them.</param>
/// <param name="WithoutGuideline">Medications of which no guideline speaks.</param>
/// <param name="Unknown">PGX043: drugs asked for of which no guideline speaks; PGX046: codes of medications that are not known.</param>
/// <param name="KnowledgeHash">Of the advice files, lower-case hex.</param>
/// <param name="WarfarinReview">The second reading of the algorithm of warfarin.</param>
/// <param name="Out">Where it was written; null for standard output.</param>
public sealed record PgxAdviseReport(IReadOnlyList<SampleAdvice> Samples, IReadOnlyList<string> Medications, IReadOnlyList<string> WithoutGuideline, IReadOnlyList<Problem> Unknown, string KnowledgeHash, FactReview WarfarinReview, string? Out)
{
    /// <summary>Where the page was written; null where none was asked for.</summary>
    public string? Html { get; init; }

    /// <summary>Where the cards were written; null where none were asked for.</summary>
    public string? Card { get; init; }
}
