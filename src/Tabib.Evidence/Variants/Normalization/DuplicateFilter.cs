namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Leaves out records at one position that say again what an earlier one says.</summary>
internal sealed class DuplicateFilter(NormalizationOptions options)
{
    public List<EditableRecord> Filter(List<EditableRecord> records)
    {
        if (options.Duplicates == DuplicateRemoval.Off || records.Count < 2) return records;
        if (options.Duplicates == DuplicateRemoval.All) return [records[0]];
        if (options.Duplicates == DuplicateRemoval.Exact) return [.. records.DistinctBy(KeyOf)];
        var kept = new List<EditableRecord>();
        var (hasSnp, hasIndel) = (false, false);
        foreach (var record in records)
        {
            var kinds = record.Alleles.Skip(1).Select(alternate => AlleleKinds.Of(record.Alleles[0], alternate)).ToArray();
            var isSnp = Array.Exists(kinds, kind => kind is AlleleKind.Snp or AlleleKind.MultiNucleotide);
            var isIndel = Array.Exists(kinds, kind => kind is AlleleKind.Indel or AlleleKind.Complex);
            var isDouble = (isSnp && hasSnp && (options.Duplicates is DuplicateRemoval.Snps or DuplicateRemoval.Both))
                || (isIndel && hasIndel && (options.Duplicates is DuplicateRemoval.Indels or DuplicateRemoval.Both));
            hasSnp |= isSnp;
            hasIndel |= isIndel;
            if (!isDouble) kept.Add(record);
        }

        return kept;
    }

    private static string KeyOf(EditableRecord record)
    {
        var alternates = record.Alleles.Skip(1).Select(allele => allele.ToUpperInvariant()).Order(StringComparer.Ordinal);
        var length = record.Alleles.Exists(allele => allele[0] == '<') ? record.Info.Find(entry => entry.Key == "SVLEN").Value + "/" + record.Info.Find(entry => entry.Key == "END").Value : "";
        return $"{record.Alleles[0].ToUpperInvariant()}\t{string.Join(',', alternates)}\t{length}";
    }
}
