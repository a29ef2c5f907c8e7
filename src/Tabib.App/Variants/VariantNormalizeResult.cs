using Tabib.Evidence.Variants.Normalization;

namespace Tabib.App.Variants;

/// <param name="Warning">What the reader of the output should know; null where there is nothing.</param>
public sealed record VariantNormalizeResult(string Out, NormalizationCounts Counts, string? Warning, double Seconds);
