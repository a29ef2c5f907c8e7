using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Outside;

/// <summary>Whether the HLA alleles that matter for drugs are carried.</summary>
internal static class HlaStatus
{
    /// <returns>Such as "*57:01 positive, *58:01 negative, *15:02 negative"; null where no allele is stated.</returns>
    public static string? Of(GeneFacts facts, IReadOnlyList<string> alleles)
    {
        if (alleles.Count == 0) return null;
        return string.Join(", ", facts.Functions.Keys.Order(StringComparer.Ordinal).Select(allele => $"{allele} {(alleles.Contains(allele) ? "positive" : "negative")}"));
    }
}
