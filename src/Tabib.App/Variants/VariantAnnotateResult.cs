using Tabib.Evidence.Variants;

namespace Tabib.App.Variants;

/// <param name="Warnings">What was wrong with the inputs, each kind once.</param>
public sealed record VariantAnnotateResult(string Out, VariantAnnotationResult Counts, IReadOnlyList<string> Warnings, double Seconds);
