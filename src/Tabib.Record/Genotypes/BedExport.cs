using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Core.Tables;
using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>Writes a genotype set as PLINK 1's .bed, .bim and .fam: hard calls of variants with one ALT allele. Allele 1 is ALT, allele 2 REF.</summary>
public static class BedExport
{
    private const int BlockBytes = 1 << 20;

    /// <param name="prefix">The files are PREFIX.bed and so on.</param>
    /// <returns>Variants written.</returns>
    /// <exception cref="ProblemException">GEN017: a variant has several ALT alleles, which the format cannot say. Others as the set's readers say.</exception>
    public static long Run(GenotypeStore store, string prefix, int threads, Action<long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(prefix);
        foreach (var variant in store.Selected)
            if (store.Variants.AlternateCount(variant) > 1) throw new ProblemException(new Problem("GEN017", ProblemSeverity.Fatal, "A .bed has two alleles a variant, and this one has more.", new ProblemLocation(store.Files[1], null, $"{store.Variants.ChromosomeOf(variant).Name}:{store.Variants.Position(variant)} {store.Variants.Id(variant)}"), "Split it before (tabib variants normalize --split any), or leave it out with --exclude."));

        using var genotypes = new ResultFile(prefix + ".bed");
        using var variants = new ResultFile(prefix + ".bim");
        using var samples = new ResultFile(prefix + ".fam");
        PsamWriter.WriteFam(store.Samples, samples.Stream);
        WriteVariants(store, variants.Stream);
        genotypes.Stream.Write([0x6C, 0x1B, 0x01]);
        var written = 0L;
        var width = (store.Samples.Count + 3) / 4;
        var blockSize = Math.Clamp(BlockBytes / Math.Max(1, width), 1, 4096);
        var readers = new ConcurrentBag<GenotypeReader>();
        try
        {
            new OrderedWork<(int From, int End), byte[]>(
                Enumerable.Range(0, (store.Selected.Length + blockSize - 1) / blockSize).Select(i => (i * blockSize, Math.Min((i + 1) * blockSize, store.Selected.Length))),
                bytes =>
                {
                    genotypes.Stream.Write(bytes);
                    written += width == 0 ? 0 : bytes.Length / width;
                    progress?.Invoke(written);
                }).Run(
                    threads,
                    () =>
                    {
                        var reader = store.OpenReader();
                        readers.Add(reader);
                        var calls = new GenotypeBuffer(store.Samples.Count);
                        return block => Encode(store, reader, calls, block.From, block.End, width);
                    },
                    cancellation);
        }
        finally
        {
            foreach (var reader in readers) reader.Dispose();
        }

        variants.Commit();
        samples.Commit();
        genotypes.Commit();
        return store.Selected.Length;
    }

    private static byte[] Encode(GenotypeStore store, GenotypeReader reader, GenotypeBuffer calls, int from, int end, int width)
    {
        const ulong low = 0x5555_5555_5555_5555;
        var bytes = new byte[(end - from) * width];
        for (var i = from; i < end; i++)
        {
            reader.ReadHardCalls(store.Selected[i], 1, calls);
            calls.Densify();
            foreach (ref var word in calls.Packed.AsSpan(0, calls.WordCount))
            {
                // Ours: 0, 1, 2, 3 missing; bed: 11, 10, 00, 01.
                var (lower, upper) = (word & low, (word >> 1) & low);
                word = (lower ^ upper ^ low) | ((upper ^ low) << 1);
            }

            // What lies beyond the last sample became 11; the format wants 0.
            calls.ClearBeyondLast();
            MemoryMarshal.AsBytes(calls.Packed.AsSpan())[..width].CopyTo(bytes.AsSpan((i - from) * width));
        }

        return bytes;
    }

    private static void WriteVariants(GenotypeStore store, Stream target)
    {
        using var text = new PvarText(store.Files[1]);
        var table = new Utf8TableWriter();
        var next = 0;
        foreach (var variant in store.Selected)
        {
            for (; next < variant; next++) text.Next(out _);
            next++;
            if (!text.Next(out var line)) break;
            table.Add(line.Chromosome).Add(line.Id).Add(line.Centimorgans is [(byte)'.'] ? "0"u8 : line.Centimorgans).Add(line.Position).Add(line.Alternate).Add(line.Reference);
            table.EndRow();
            if (table.Length < BlockBytes) continue;
            target.Write(table.Written);
            table.Clear();
        }

        target.Write(table.Written);
    }
}
