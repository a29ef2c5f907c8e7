namespace Tabib.App.Knowledge;

/// <summary>The packs that ship with the program.</summary>
public sealed record KnowledgePackList(IReadOnlyList<KnowledgePackRow> Packs);
