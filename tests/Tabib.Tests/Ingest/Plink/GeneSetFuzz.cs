using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.Tests.Ingest.Plink;

/// <summary>Bytes as a list of gene sets: read or refused with a code.</summary>
public static class GeneSetFuzz
{
    public static void Run(byte[] input)
    {
        try
        {
            using var lines = new PlinkTextLines("sets.tsv", new MemoryStream(input));
            var sets = GeneSetReader.Read(lines);
            Assert.All(sets, set => Assert.Equal(set.VariantIds.Count, set.VariantIds.Distinct().Count()));
            Assert.Equal(sets.Count, sets.Select(set => (set.Gene, set.Mask)).Distinct().Count());
        }
        catch (ProblemException)
        {
            // Refused.
        }
    }

    public static IEnumerable<byte[]> Seeds()
    {
        yield return "#GENE\tID\tMASK\nA\trs1\tpLoF\nA\trs2\tother\nB\trs1\tpLoF\n"u8.ToArray();
        yield return "A rs1\r\nA rs1\r\n\r\nB\trs3"u8.ToArray();
        yield return "A\n"u8.ToArray();
        yield return "A\trs1\tx\ty\n"u8.ToArray();
        yield return "A\t.\n"u8.ToArray();
    }
}
