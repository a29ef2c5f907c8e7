namespace Tabib.App.Variants;

/// <param name="Warnings">What the reader of the output should know.</param>
public sealed record VariantViewResult(string Out, long Read, long Written, IReadOnlyList<string> Warnings, double Seconds);
