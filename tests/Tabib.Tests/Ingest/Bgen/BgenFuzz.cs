using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Bgen;

namespace Tabib.Tests.Ingest.Bgen;

/// <summary>Bytes read as a .bgen: a coded problem or genotypes, nothing else.</summary>
public static class BgenFuzz
{
    private const int MostSamples = 10_000;

    public static void Run(byte[] input)
    {
        try
        {
            using var reader = new BgenReader(new MemoryStream(input), "f");
            if (reader.SampleCount > MostSamples) return;
            using var decoder = new BgenDecoder(reader);
            var block = new BgenBlock();
            var record = new GenotypeRecord(reader.SampleCount);
            while (reader.ReadBlock(block))
                for (var i = 0; i < block.Count; i++) Decode(decoder, block, i, record);
        }
        catch (ProblemException)
        {
        }
    }

    public static IEnumerable<byte[]> Seeds()
    {
        BgenMaking.Sample[] two = [new(2, [1, 0]), new(-2, [0, 0]), new(1, [1])];
        for (var compression = 0; compression < 3; compression++)
        {
            yield return BgenMaking.Layout2(compression, [new(["A", "G"], false, 8, two), new(["A", "G"], true, 13, two)], ["a", "b", "c"]);
            yield return BgenMaking.Layout2(compression, [new(["A", "G", "T"], false, 8, [new(2, [0, 0, 0, 250, 0])])]);
        }

        yield return BgenMaking.Layout1(0, 2, [[32768, 0, 0, 0, 0, 0]]);
        yield return BgenMaking.Layout1(1, 2, [[32768, 0, 0, 0, 0, 0]]);
    }

    private static void Decode(BgenDecoder decoder, BgenBlock block, int index, GenotypeRecord record)
    {
        var variant = decoder.Variant(block, index);
        for (var i = 0; i < variant.AlleleCount; i++) _ = variant.Allele(i).Length;
        try
        {
            decoder.Decode(block, index, 0.9, record);
            if (record.HasDosage) DosageCalls.Apply(record, DosageCalls.Distance(0.1));
        }
        catch (ProblemException)
        {
        }
    }
}
