namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>What one strand is called.</summary>
/// <param name="Alleles">Named alleles on it, in name order; none for the reference.</param>
/// <param name="Partials">Variants that no allele explains, by place, in HGVS.</param>
internal sealed record StrandName(IReadOnlyList<string> Alleles, IReadOnlyList<string> Partials, string Reference)
{
    public string Text
    {
        get
        {
            string[] parts = [.. Alleles, .. Partials];
            return parts.Length switch { 0 => Reference, 1 => parts[0], _ => $"[{string.Join(" + ", parts)}]" };
        }
    }
}
