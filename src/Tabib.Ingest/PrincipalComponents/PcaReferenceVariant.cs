namespace Tabib.Ingest.PrincipalComponents;

/// <summary>A variant of a reference's loadings.</summary>
/// <param name="Chromosome">As the file has it.</param>
/// <param name="Position">1-based.</param>
/// <param name="Counted">The allele whose copies are counted (A1).</param>
/// <param name="Other">The other one.</param>
/// <param name="Frequency">Of the counted allele in the reference, between 0 and 1.</param>
/// <param name="Scale">Standard deviation that copies less twice the frequency are divided by.</param>
public sealed record PcaReferenceVariant(string Chromosome, int Position, string Id, string Counted, string Other, double Frequency, double Scale);
