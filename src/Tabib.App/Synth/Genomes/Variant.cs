namespace Tabib.App.Synth.Genomes;

/// <summary>A place in the genome.</summary>
/// <param name="Chromosome">As GRCh38 names it with "chr".</param>
/// <param name="Position">1-based, GRCh38.</param>
internal sealed record Variant(string Chromosome, int Position, string RsId, string Reference, string Alternate);
