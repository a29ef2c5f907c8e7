namespace Tabib.App.Variants;

/// <param name="Records">Written.</param>
/// <param name="Warning">What the reader of the output should know; null where there is nothing.</param>
public sealed record VariantFillTagsResult(string Out, long Records, string? Warning, double Seconds);
