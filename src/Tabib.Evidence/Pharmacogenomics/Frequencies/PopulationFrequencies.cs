namespace Tabib.Evidence.Pharmacogenomics.Frequencies;

/// <summary>How common alleles are in one group of people.</summary>
/// <param name="Genes">By symbol; a gene that is absent has no source.</param>
/// <param name="Sha256">Of the library, lower-case hex.</param>
public sealed record PopulationFrequencies(string Population, IReadOnlyDictionary<string, AlleleFrequencies> Genes, string Sha256);
