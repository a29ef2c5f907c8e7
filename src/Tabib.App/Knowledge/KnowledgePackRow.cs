namespace Tabib.App.Knowledge;

/// <summary>One pack of knowledge.</summary>
/// <param name="Kind">score, rule or pgx.</param>
public sealed record KnowledgePackRow(string Kind, string Id, string Version, string Title, string Licence, string Sha256);
