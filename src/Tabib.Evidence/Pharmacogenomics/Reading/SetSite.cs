namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>A variant of a genotype set that lies at a defined position.</summary>
/// <param name="Variant">Its number in the set.</param>
/// <param name="Reference">Which of the variant's alleles is the reference: another than 0 only where the file itself is not sure; the two change places in <paramref name="Alleles"/>.</param>
internal sealed record SetSite(int Variant, DefinedPlace Place, SiteAlleles Alleles, int Reference)
{
    /// <summary>The set's number of an allele as a number in <see cref="Alleles"/>.</summary>
    public int AlleleOf(int allele) => Reference == 0 || allele < 0 ? allele : allele == Reference ? 0 : allele == 0 ? Reference : allele;
}
