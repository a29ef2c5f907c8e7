using Tabib.Evidence.Pharmacogenomics.Comparison;

namespace Tabib.App.Knowledge;

/// <summary>What differs between two states of knowledge, and for whom.</summary>
/// <param name="Stored">Null where no stored calls were given.</param>
public sealed record KnowledgeDiffReport(KnowledgeState Old, KnowledgeState New, IReadOnlyList<GeneDifference> Genes, StoredCallChanges? Stored);
