using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Outside;

/// <summary>Whether the HLA alleles that matter for drugs are carried.</summary>
internal static class HlaStatus
{
    /// <returns>Such as "*15:02 negative, *57:01 positive, *58:01 negative"; "not told" in place of "negative" where one allele alone is stated, for the other may be any; null where none is.</returns>
    public static string? Of(GeneFacts facts, IReadOnlyList<string> alleles)
    {
        if (alleles.Count == 0) return null;
        var absent = alleles.Count > 1 ? "negative" : "not told";
        return string.Join(", ", facts.Functions.Keys.Order(StringComparer.Ordinal).Select(allele => $"{allele} {(alleles.Contains(allele) ? "positive" : absent)}"));
    }
}
