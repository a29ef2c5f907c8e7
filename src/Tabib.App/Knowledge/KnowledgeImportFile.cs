namespace Tabib.App.Knowledge;

/// <summary>A file that an import wrote.</summary>
/// <param name="Change">new, changed or same, against what was there before.</param>
public sealed record KnowledgeImportFile(string File, string Sha256, string Change);
