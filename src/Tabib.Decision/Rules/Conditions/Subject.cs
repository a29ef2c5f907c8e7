namespace Tabib.Decision.Rules.Conditions;

/// <summary>What a node looks for: a concept set and the words people use for it.</summary>
/// <param name="Set">Number in the <see cref="ConceptIndex"/>.</param>
/// <param name="Name">As it reads inside a sentence, such as "LDL cholesterol".</param>
/// <param name="As">Name that the rationale uses for the value; null where it uses none.</param>
internal sealed record Subject(int Set, string Name, string? As);
