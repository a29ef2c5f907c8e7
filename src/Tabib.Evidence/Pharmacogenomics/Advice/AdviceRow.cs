namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>One row of a guideline: for these results, this advice.</summary>
/// <param name="When">By gene, the keys of which one must hold; all genes must. See <see cref="ResultKey"/>.</param>
/// <param name="Population">For whom it is said; null for all.</param>
/// <param name="Text">What to do; "{drug}" stands for the drug's name.</param>
/// <param name="Implication">What the result means for the drug.</param>
/// <param name="Open">What of the row was not held against the source; null where all was.</param>
public sealed record AdviceRow(IReadOnlyDictionary<string, IReadOnlyList<ResultKey>> When, string? Population, AdviceAction Action, AdviceStrength Strength, string Text, string Implication, string? Open);
