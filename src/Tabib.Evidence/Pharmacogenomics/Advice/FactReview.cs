namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>The second reading of a file of facts.</summary>
/// <param name="Against">The sources that it was held against; empty where there was no reading.</param>
/// <param name="On">The day, such as "2026-11-25"; null where there was no reading.</param>
/// <param name="Open">What stays unchecked in all that has no remark of its own; null where nothing does.</param>
public sealed record FactReview(ReviewStatus Status, IReadOnlyList<string> Against, string? On, string? Open)
{
    /// <summary>Of a file that says nothing of a reading.</summary>
    public static FactReview None { get; } = new(ReviewStatus.Unchecked, [], null, "Nothing of it was held against the source.");
}
