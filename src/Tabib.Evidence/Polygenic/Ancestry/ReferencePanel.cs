namespace Tabib.Evidence.Polygenic.Ancestry;

/// <summary>The persons that scores are set against.</summary>
/// <param name="Scores">One for each person of <paramref name="Components"/>.</param>
/// <param name="Populations">Name of each person's population; null where none is known: nothing is then said of the most similar one.</param>
public sealed record ReferencePanel(PrincipalComponents Components, double[] Scores, string[]? Populations);
