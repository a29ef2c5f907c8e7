using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Plink;

/// <summary>Genotypes of a PLINK 1 set, variant-major: magic 6c 1b 01, then four samples a byte.</summary>
public sealed class BedReader : GenotypeReader
{
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly int _bytesPerVariant;
    private readonly byte[] _line;

    /// <exception cref="ProblemException">PLK006: the file is no .bed, or its length does not fit the number of samples and variants.</exception>
    public BedReader(string path, int sampleCount, int variantCount)
    {
        _path = path;
        _bytesPerVariant = (sampleCount + 3) / 4;
        _line = new byte[(sampleCount + 31) / 32 * 8];
        _file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        Span<byte> magic = stackalloc byte[3];
        if (RandomAccess.Read(_file, magic, 0) < 3 || magic is not [0x6C, 0x1B, 0x01]) throw Fault("The file is no variant-major .bed (6c 1b 01).");
        var expected = 3 + ((long)_bytesPerVariant * variantCount);
        var length = RandomAccess.GetLength(_file);
        if (length != expected) throw Fault($"The file has {length:N0} bytes; {sampleCount:N0} samples and {variantCount:N0} variants make {expected:N0}.");
    }

    public override void Read(int variant, int allele, GenotypeBuffer genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        var place = 3 + ((long)variant * _bytesPerVariant);
        if (RandomAccess.Read(_file, _line.AsSpan(0, _bytesPerVariant), place) < _bytesPerVariant) throw Fault("The file is cut off.");
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
        if (disposing) _file.Dispose();
        base.Dispose(disposing);
    }

    private ProblemException Fault(string message) => new(new Problem("PLK006", ProblemSeverity.Fatal, message, new ProblemLocation(_path)));
}
