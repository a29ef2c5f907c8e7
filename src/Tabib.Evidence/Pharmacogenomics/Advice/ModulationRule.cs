namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>How one kind of drug counts for an enzyme's result.</summary>
/// <param name="Effect">"inhibitor" or "inducer".</param>
/// <param name="Strength">"strong" or "moderate".</param>
/// <param name="Text">What is told, such as "a strong inhibitor: the activity score counts as 0".</param>
/// <param name="ScoreFactor">What the activity score is multiplied by; null where it stays.</param>
/// <param name="Phenotypes">What each phenotype counts as; empty where phenotypes stay.</param>
public sealed record ModulationRule(string Effect, string Strength, string Text, double? ScoreFactor, IReadOnlyDictionary<string, string> Phenotypes);
