namespace Tabib.App.Genomes;

/// <summary>Proposed filters of variants or samples, and what they would do.</summary>
/// <param name="Total">Before filtering.</param>
/// <param name="Kept">After all of them.</param>
/// <param name="MissingRate">Share of missing calls before.</param>
/// <param name="MissingRateOfKept">After; null where nothing is kept.</param>
public sealed record QualityFilters(IReadOnlyList<QualityFilter> Filters, long Total, long Kept, double? MissingRate, double? MissingRateOfKept);
