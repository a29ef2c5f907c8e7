namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>What a drug in the medication list does to a gene's result.</summary>
/// <param name="Modulator">The inhibitor or inducer.</param>
/// <param name="Text">What is told, such as "a strong inhibitor: the activity score counts as 0".</param>
/// <param name="From">The result by the genotype; several, parted by "; ", where candidates differ.</param>
/// <param name="To">What it counts as; equal to <paramref name="From"/> where the rule only warns.</param>
/// <param name="Open">Why what the drug does is not certain; null where it was held against its source.</param>
public sealed record Phenoconversion(string Gene, string Modulator, string Text, string From, string To, string? Open);
