using System.Globalization;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>What a record was before it was changed: CHROM|POS|REF|ALT, and which ALT where one was picked.</summary>
internal static class OriginalRecord
{
    public static string Describe(EditableRecord record) => string.Create(
        CultureInfo.InvariantCulture,
        $"{record.Chromosome}|{record.Position}|{record.Alleles[0]}|{(record.Alleles.Count > 1 ? string.Join(',', record.Alleles.Skip(1)) : ".")}");

    /// <summary>Only the first change is written down: it is what stood in the input.</summary>
    public static void Mark(EditableRecord record, string? tag, string original)
    {
        if (tag is null || record.Info.Exists(entry => entry.Key == tag)) return;
        record.Info.Add((tag, original));
    }
}
