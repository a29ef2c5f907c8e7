using Tabib.App.Records;

namespace Tabib.App.Knowledge;

/// <summary>What an examination of packs found.</summary>
/// <param name="Advice">Files of advice for drugs by genotype.</param>
/// <param name="Frequencies">Files of allele frequencies, one a gene.</param>
public sealed record KnowledgeValidation(int Scores, int RulePacks, int Rules, int Genes, int Advice, int Frequencies, IReadOnlyList<ImportProblemCount> Problems)
{
    public bool Sound => Problems.Count == 0;
}
