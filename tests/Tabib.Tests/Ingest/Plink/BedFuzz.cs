using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.Tests.Ingest.Plink;

/// <summary>Bytes read as a .bed of nine samples.</summary>
public static class BedFuzz
{
    private const int Samples = 9;

    public static void Run(byte[] input)
    {
        try
        {
            using var reader = new BedReader("f.bed", new RandomBytes(input), Samples, Math.Max(0, input.Length - 3) / 3);
            var buffer = new GenotypeBuffer(Samples);
            for (var variant = 0; variant < (input.Length - 3) / 3; variant++)
            {
                reader.Read(variant, 1, buffer);
                Assert.True(reader.TryCount(variant, out var counts));
                Assert.Equal(GenotypeCounting.Count(buffer), counts);
            }
        }
        catch (ProblemException)
        {
        }
    }

    public static IEnumerable<byte[]> Seeds() => [[0x6C, 0x1B, 1, 0x1B, 0xE4, 2, 0, 0xFF, 3], [0x6C, 0x1B, 0, 1]];
}
