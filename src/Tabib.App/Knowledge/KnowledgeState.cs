namespace Tabib.App.Knowledge;

/// <summary>Which knowledge was compared.</summary>
/// <param name="Name">As it was given.</param>
/// <param name="Sha256">Over all its files.</param>
public sealed record KnowledgeState(string Name, string Version, string Sha256);
