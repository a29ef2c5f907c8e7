namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>What is known of an allele's function.</summary>
/// <param name="Function">Such as "No function"; null where only a value is stated.</param>
/// <param name="Value">The activity value as its source writes it: "0.5", "≥3.0", "n/a"; null for genes without activity scores.</param>
public sealed record AlleleFunction(string? Function, string? Value);
