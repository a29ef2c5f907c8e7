using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Ingest.Plink;

namespace Tabib.Tests.Ingest.Plink;

/// <summary>Writes invented variants as a .pgen in memory, and opens one.</summary>
internal static class PgenFiles
{
    /// <param name="blockSize">Variants a block of the encoder.</param>
    public static byte[] Write(IReadOnlyList<RecordMaking.Variant> variants, int blockSize, Func<int, bool>? provisional = null)
    {
        var samples = variants[0].Calls.Length;
        var folder = Directory.CreateTempSubdirectory("tabib-pgen-").FullName;
        try
        {
            using var writer = new PgenWriter(Path.Combine(folder, "x.pgen"), samples);
            var encoder = new PgenEncoder(samples);
            for (var from = 0; from < variants.Count; from += blockSize)
            {
                var block = new PgenBlock();
                encoder.Begin(block);
                for (var i = from; i < Math.Min(from + blockSize, variants.Count); i++) encoder.Add(RecordMaking.ToRecord(variants[i]), variants[i].Alternates, block);
                writer.Append(block);
            }

            var file = new MemoryStream();
            writer.Finish(file, provisional ?? (_ => false));
            return file.ToArray();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static (PgenIndex Index, PgenReader Reader) Open(byte[] bytes, Func<int, int> alternates, byte[]? external = null)
    {
        var source = new RandomBytes(bytes);
        var index = PgenIndex.Read("x.pgen", source, external is null ? null : new RandomBytes(external));
        return (index, new PgenReader(index, source, alternates));
    }

    public static void CheckCounted(PgenReader reader, int variant, RecordMaking.Variant expected, int allele)
    {
        var dense = new GenotypeBuffer(expected.Calls.Length);
        var listed = new GenotypeBuffer(expected.Calls.Length);
        reader.Read(variant, allele, dense);
        reader.ReadHardCalls(variant, allele, listed);
        Assert.False(dense.IsSparse);
        for (var i = 0; i < expected.Calls.Length; i++)
        {
            var call = expected.Calls[i];
            var code = RecordMaking.CodeOf(call, allele);
            Assert.Equal(code, dense.CodeOf(i));
            Assert.Equal(code, listed.CodeOf(i));
            if (dense.HasDosage) Assert.Equal(call.Dosage >= 0 ? call.Dosage : code == 3 ? ushort.MaxValue : code * GenotypeBuffer.DosagePerCopy, dense.Dosages[i]);
            if (code != 1 || !dense.HasPhase) continue;
            Assert.Equal(call.IsPhased, RecordMaking.Bit(dense.PhasePresent, i));
            if (call.IsPhased) Assert.Equal(call.First == allele, RecordMaking.Bit(dense.PhaseSwapped, i));
        }

        if (allele == 1 && reader.TryCount(variant, out var counts)) Assert.Equal(GenotypeCounting.Count(dense), counts);
        if (!listed.IsSparse) return;
        for (var i = 0; i < listed.ExceptionCount; i++)
        {
            Assert.NotEqual(listed.CommonCode, listed.ExceptionCodes[i]);
            if (i > 0) Assert.True(listed.ExceptionSamples[i] > listed.ExceptionSamples[i - 1]);
        }
    }
}
