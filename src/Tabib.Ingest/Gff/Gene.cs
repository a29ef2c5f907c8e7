namespace Tabib.Ingest.Gff;

/// <summary>A gene of an annotation.</summary>
/// <param name="Id">Without the prefix "gene:".</param>
/// <param name="Name">Symbol; the id where the file gives none.</param>
/// <param name="Biotype">As the file has it; empty where it has none.</param>
public sealed record Gene(string Id, string Name, string Biotype);
