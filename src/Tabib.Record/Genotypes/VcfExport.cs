using System.Collections.Concurrent;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
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
        var header = GenotypeSetHeader.Of(store, dosage);
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
}
