using System.Runtime.InteropServices;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Plink;

/// <summary>Genotypes of a PLINK 1 set, variant-major: magic 6c 1b 01, then four samples a byte.</summary>
public sealed class BedReader : GenotypeReader
{
    private readonly RandomBytes _bytes;
    private readonly ByteRun _run;
    private readonly string _path;
    private readonly int _sampleCount;
    private readonly int _bytesPerVariant;

    /// <exception cref="ProblemException">PLK006: the file is no .bed, or its length does not fit the number of samples and variants.</exception>
    public BedReader(string path, int sampleCount, int variantCount)
        : this(path, new RandomBytes(path), sampleCount, variantCount)
    {
    }

    internal BedReader(string path, RandomBytes bytes, int sampleCount, int variantCount)
    {
        _path = path;
        _bytes = bytes;
        _run = new ByteRun(bytes);
        _bytesPerVariant = (sampleCount + 3) / 4;
        _sampleCount = sampleCount;
        var expected = 3 + ((long)_bytesPerVariant * variantCount);
        Span<byte> magic = stackalloc byte[3];
        var fault = !bytes.TryRead(magic, 0) || magic is not [0x6C, 0x1B, 0x01] ? "The file is no variant-major .bed (6c 1b 01)."
            : bytes.Length != expected ? $"The file has {bytes.Length:N0} bytes; {sampleCount:N0} samples and {variantCount:N0} variants make {expected:N0}."
            : null;
        if (fault is null) return;
        bytes.Dispose();
        throw Fault(fault);
    }

    public override bool TryCount(int variant, out GenotypeCounts counts)
    {
        var bed = GenotypeCounting.Count(Line(variant), _sampleCount);
        counts = new GenotypeCounts(bed.Missing, bed.Two, bed.None, bed.One);
        return true;
    }

    public override void Read(int variant, int allele, GenotypeBuffer genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        Line(variant).CopyTo(MemoryMarshal.AsBytes(genotypes.Packed.AsSpan()));
        genotypes.IsSparse = false;
        genotypes.HasDosage = false;
        genotypes.HasPhase = false;
        foreach (ref var word in genotypes.Packed.AsSpan(0, genotypes.WordCount))
        {
            // bed: 00 two copies of allele 1, 01 missing, 10 one, 11 none; ours: 2, 3, 1, 0.
            var low = word & 0x5555_5555_5555_5555;
            var high = (word >> 1) & 0x5555_5555_5555_5555;
            word = (low ^ high) | ((high ^ 0x5555_5555_5555_5555) << 1);
        }

        genotypes.ClearBeyondLast();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _bytes.Dispose();
        base.Dispose(disposing);
    }

    private ReadOnlySpan<byte> Line(int variant) =>
        _run.TryRead(3 + ((long)variant * _bytesPerVariant), _bytesPerVariant, out var line) ? line : throw Fault("The file is cut off.");

    private ProblemException Fault(string message) => new(new Problem("PLK006", ProblemSeverity.Fatal, message, new ProblemLocation(_path)));
}
