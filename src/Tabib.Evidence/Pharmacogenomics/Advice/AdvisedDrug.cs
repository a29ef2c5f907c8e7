namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>A drug that a guideline speaks of.</summary>
/// <param name="Name">International name, lower case.</param>
/// <param name="RxNorm">Concept id of the ingredient; null where RxNorm has none.</param>
/// <param name="Strength">Where the guideline speaks less firmly of this drug than of the others; else null.</param>
public sealed record AdvisedDrug(string Name, string? RxNorm, IReadOnlyList<string> Atc, AdviceStrength? Strength);
