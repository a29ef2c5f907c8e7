using System.Buffers.Binary;
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
    private readonly byte[] _line;

    /// <exception cref="ProblemException">PLK006: the file is no .bed, or its length does not fit the number of samples and variants.</exception>
    public BedReader(string path, int sampleCount, int variantCount)
    {
        _path = path;
        _bytesPerVariant = (sampleCount + 3) / 4;
        _line = new byte[(sampleCount + 31) / 32 * 8];
        _sampleCount = sampleCount;
        _bytes = new RandomBytes(path);
        _run = new ByteRun(_bytes);
        if (!_run.TryRead(0, 3, out var magic) || magic is not [0x6C, 0x1B, 0x01]) throw Fault("The file is no variant-major .bed (6c 1b 01).");
        var expected = 3 + ((long)_bytesPerVariant * variantCount);
        if (_bytes.Length != expected) throw Fault($"The file has {_bytes.Length:N0} bytes; {sampleCount:N0} samples and {variantCount:N0} variants make {expected:N0}.");
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
        Line(variant).CopyTo(_line);
        genotypes.IsSparse = false;
        genotypes.HasDosage = false;
        genotypes.HasPhase = false;
        for (var word = 0; word < genotypes.WordCount; word++)
        {
            // bed: 00 two copies of allele 1, 01 missing, 10 one, 11 none; ours: 2, 3, 1, 0.
            var bed = BinaryPrimitives.ReadUInt64LittleEndian(_line.AsSpan(word * 8));
            var low = bed & 0x5555_5555_5555_5555;
            var high = (bed >> 1) & 0x5555_5555_5555_5555;
            genotypes.Packed[word] = (low ^ high) | ((high ^ 0x5555_5555_5555_5555) << 1);
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
