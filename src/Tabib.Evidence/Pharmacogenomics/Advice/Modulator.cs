namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>A drug that inhibits or induces enzymes.</summary>
/// <param name="RxNorm">Concept id of the ingredient; null where the files do not state it.</param>
public sealed record Modulator(string Name, IReadOnlyList<string> Synonyms, string? RxNorm, IReadOnlyList<EnzymeEffect> Effects);
