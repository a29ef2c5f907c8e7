using Tabib.Core.Genome;
using Tabib.Ingest.Bgen;

namespace Tabib.Tests.Ingest.Bgen;

/// <summary>Reads a .bgen in memory.</summary>
internal static class BgenReading
{
    public static IEnumerable<GenotypeRecord> Read(byte[] bytes, double certainty = 0.9)
    {
        using var reader = new BgenReader(new MemoryStream(bytes), "x.bgen");
        using var decoder = new BgenDecoder(reader);
        var block = new BgenBlock();
        while (reader.ReadBlock(block))
        {
            for (var i = 0; i < block.Count; i++)
            {
                var record = new GenotypeRecord(reader.SampleCount);
                decoder.Decode(block, i, certainty, record);
                yield return record;
            }
        }
    }

    /// <summary>Copies of the second allele; NaN where missing.</summary>
    public static double[] Dosages(GenotypeRecord record) =>
        [.. Enumerable.Range(0, record.SampleCount).Select(i => ((record.DosagePresent[i / 64] >> (i % 64)) & 1) == 0 ? double.NaN : record.Dosages[i] / 16384.0)];
}
