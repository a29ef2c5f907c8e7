using Tabib.App.Records;

namespace Tabib.App.Knowledge;

/// <summary>What an examination of packs found.</summary>
public sealed record KnowledgeValidation(int Scores, int RulePacks, int Rules, int Genes, IReadOnlyList<ImportProblemCount> Problems)
{
    public bool Sound => Problems.Count == 0;
}
