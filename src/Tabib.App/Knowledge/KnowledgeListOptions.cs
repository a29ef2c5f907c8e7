namespace Tabib.App.Knowledge;

public sealed record KnowledgeListOptions;
