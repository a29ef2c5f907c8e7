using Tabib.Ingest.Plink;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>The header that a genotype set has as a VCF: what its .pvar kept, contigs that it lacks, its samples.</summary>
internal static class GenotypeSetHeader
{
    public static VcfHeader Of(GenotypeStore store, VcfDosageField dosage)
    {
        using var text = new PvarText(store.Files[1]);
        var lines = new List<string> { "##fileformat=VCFv4.3" };
        lines.AddRange(text.Header.Meta.Where(line => !line.StartsWith("##fileformat=", StringComparison.Ordinal) && !line.StartsWith("##FORMAT=", StringComparison.Ordinal)));
        var named = lines.Where(line => line.StartsWith("##contig=<ID=", StringComparison.Ordinal)).Select(line => line[13..].Split(',', '>')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var chromosome in store.Variants.Chromosomes)
            if (named.Add(VariantColumns.NameOf(chromosome))) lines.Add($"##contig=<ID={VariantColumns.NameOf(chromosome)}>");
        if (Enumerable.Range(0, store.Variants.Count).Any(store.Variants.IsReferenceProvisional) && !lines.Exists(line => line.StartsWith("##INFO=<ID=PR,", StringComparison.Ordinal)))
            lines.Add("##INFO=<ID=PR,Number=0,Type=Flag,Description=\"Provisional reference allele, may not be based on real reference genome\">");
        lines.Add("##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">");
        if (dosage == VcfDosageField.DS) lines.Add("##FORMAT=<ID=DS,Number=A,Type=Float,Description=\"Estimated alternate allele dosage\">");
        if (dosage == VcfDosageField.HDS) lines.Add("##FORMAT=<ID=HDS,Number=.,Type=Float,Description=\"Estimated alternate allele dosage of each haplotype\">");
        lines.Add("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t" + string.Join('\t', store.Samples.Ids));
        return VcfHeader.Parse(string.Join('\n', lines) + "\n");
    }
}
