namespace Tabib.Evidence.Pharmacogenomics.Results;

/// <summary>What a diplotype means for its gene.</summary>
/// <param name="Phenotype">Such as "Poor Metabolizer"; null where the gene has none, "n/a" where an allele's function is not known.</param>
/// <param name="ActivityScore">As written, such as "1.25" or "≥3.0"; null for genes without scores, "n/a" where an allele has no value.</param>
public sealed record GeneResult(string? Phenotype, string? ActivityScore)
{
    public const string NotAvailable = "n/a";
    public const string Indeterminate = "Indeterminate";
}
