namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>What a drug does to one enzyme.</summary>
/// <param name="Effect">"inhibitor" or "inducer".</param>
/// <param name="Strength">"strong" or "moderate".</param>
/// <param name="Open">Why the effect is not certain; null where it was held against its source.</param>
public sealed record EnzymeEffect(string Enzyme, string Effect, string Strength, string? Open);
