namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>What a pair of functions, or one function of a haploid gene, gives.</summary>
/// <param name="First">A function; the pair is unordered, the smaller text first.</param>
/// <param name="Second">Null for one allele alone.</param>
public sealed record ResultRule(string First, string? Second, string Result);
