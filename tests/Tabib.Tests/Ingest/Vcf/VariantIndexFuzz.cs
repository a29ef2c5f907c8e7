using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Ingest.Vcf;

/// <summary>Bytes as a .tbi or .csi: refused, or every region finds stretches in order and apart.</summary>
public static class VariantIndexFuzz
{
    public static void Run(byte[] input)
    {
        VariantIndex index;
        try
        {
            index = VariantIndexFile.Parse(input, "f");
        }
        catch (ProblemException)
        {
            return;
        }

        index.NumberOf("1"u8);
        for (var contig = -1; contig <= Math.Min(3, index.Contigs.Count); contig++)
        {
            foreach (var (start, end) in ((long, long)[])[(0, long.MaxValue), (100, 200), (1L << 40, 1L << 41), (20_000, 5_000_000)])
            {
                var found = index.Find(contig, start, end);
                for (var i = 1; i < found.Count; i++) Assert.True(found[i].Start >= found[i - 1].Start);
            }
        }
    }

    public static IEnumerable<byte[]> Seeds()
    {
        var header = VcfHeader.Parse(VcfRecordFuzz.Header);
        foreach (var isTabix in (bool[])[true, false])
        {
            var builder = new VariantIndexBuilder(header, BinScheme.Tabix, isText: true);
            for (var i = 0; i < 300; i++) builder.Add("1"u8.ToArray(), i * 10_000, (i * 10_000) + 1, i * 100, (i + 1) * 100);
            builder.Add("X"u8.ToArray(), 5, 500_000, 30_000, 30_100);
            yield return VariantIndexFile.Format(builder.Build(at => new VirtualOffset(at, 0)), isTabix, isText: true).Written.ToArray();
        }
    }
}
