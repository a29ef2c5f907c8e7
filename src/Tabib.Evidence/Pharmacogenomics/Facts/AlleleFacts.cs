namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>One named allele: what it has at each position of its gene.</summary>
/// <param name="Cells">One a position: null where the allele is not defined there, else an allele's spelling, or one IUPAC letter for a set of bases.</param>
public sealed record AlleleFacts(string Name, IReadOnlyList<string?> Cells);
