using System.Collections.Concurrent;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Ingest;
using Tabib.Ingest.Plink;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>Writes a genotype set as VCF, VCF.gz or BCF, with the QUAL, FILTER and INFO that its .pvar keeps.</summary>
public static class VcfExport
{
    private const int BlockCells = 1 << 18;

    /// <summary>Columns of genotypes: a level more costs a quarter of the time and saves a tenth of the bytes.</summary>
    private const int Level = 3;

    /// <param name="dosage">DS or HDS beside GT where variants have dosages, or none.</param>
    /// <param name="progress">Told how many variants are written.</param>
    /// <returns>Variants written, and why no index could be, if so.</returns>
    /// <exception cref="ProblemException">The set is damaged, or the file cannot be written.</exception>
    public static (long Variants, Problem? Warning) Run(GenotypeStore store, string path, VariantFileFormat format, VcfDosageField dosage, int threads, Action<long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(path);
        var header = HeaderOf(store, dosage);
        using var writer = VariantFileWriter.Create(path, header, new VariantWriterOptions { Format = format, Threads = threads, Level = Level });
        var blockSize = Math.Clamp(BlockCells / Math.Max(1, store.Samples.Count), 1, 1024);
        var readers = new ConcurrentBag<GenotypeRecordReader>();
        try
        {
            new OrderedWork<VariantColumns, VariantOutputBlock>(
                VariantColumns.Of(store, blockSize),
                block =>
                {
                    writer.Append(block);
                    progress?.Invoke(writer.RecordCount);
                }).Run(
                    threads,
                    () =>
                    {
                        var reader = store.OpenRecordReader();
                        readers.Add(reader);
                        var lines = new VcfLines(store, reader, dosage);
                        return columns =>
                        {
                            var block = writer.NewBlock();
                            lines.Write(columns, block);
                            return block;
                        };
                    },
                    cancellation);
        }
        finally
        {
            foreach (var reader in readers) reader.Dispose();
        }

        return (writer.RecordCount, writer.Complete());
    }

    private static VcfHeader HeaderOf(GenotypeStore store, VcfDosageField dosage)
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
