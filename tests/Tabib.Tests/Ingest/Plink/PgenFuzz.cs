using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.Ingest.Plink;

/// <summary>Bytes read as a .pgen, in every way of reading: a coded problem or genotypes, nothing else.</summary>
public static class PgenFuzz
{
    private const int MostSamples = 5000;
    private const int MostVariants = 200;

    public static void Run(byte[] input)
    {
        try
        {
            var (index, reader) = PgenFiles.Open(input, _ => 3, input);
            if (index.SampleCount > MostSamples) return;
            var buffer = new GenotypeBuffer(index.SampleCount);
            var record = new GenotypeRecord(index.SampleCount);
            for (var variant = 0; variant < Math.Min(index.VariantCount, MostVariants); variant++)
            {
                Try(() => reader.Read(variant, 1 + (variant % 3), buffer));
                Try(() => reader.ReadHardCalls(variant, 1 + (variant % 3), buffer));
                Try(() => reader.ReadRecord(variant, record));
                Try(() => reader.TryCount(variant, out _));
            }
        }
        catch (ProblemException)
        {
        }
    }

    public static IEnumerable<byte[]> Seeds()
    {
        var pcg = new PCG(1, 20240229);
        for (var i = 0; i < 12; i++) yield return PgenFiles.Write(RecordMaking.Cohort.Generate(pcg, null, out _), 8);
    }

    private static void Try(Action read)
    {
        try
        {
            read();
        }
        catch (ProblemException)
        {
        }
    }
}
