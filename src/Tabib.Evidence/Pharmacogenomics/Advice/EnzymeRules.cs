namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>How inhibitors and inducers of one enzyme, or one family, count.</summary>
/// <param name="Enzyme">As the sources name it, such as "CYP3A".</param>
/// <param name="Genes">Whose results it touches.</param>
public sealed record EnzymeRules(string Enzyme, IReadOnlyList<string> Genes, IReadOnlyList<ModulationRule> Rules);
