using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Plink;

/// <summary>Header of a .pgen: where each variant's record lies and what kind it is. Read once, shared by all readers; 2 to 5 bytes a variant.</summary>
/// <remarks>PLINK 2 file format specification (draft of the PLINK 2 authors), section 2.2.</remarks>
public sealed class PgenIndex
{
    /// <summary>Variants whose places hang together; the first of them is never a difference to another.</summary>
    internal const int BlockSize = 1 << 16;

    /// <summary>Every so many variants the place is kept; between, lengths are added up.</summary>
    private const int Stride = 32;

    private readonly byte[]? _types;
    private readonly byte[] _lengths;
    private readonly int _lengthBytes;
    private readonly long[] _places;
    private readonly int _fixedType;
    private readonly byte[]? _provisional;
    private readonly bool? _allProvisional;

    private PgenIndex(string path, int variantCount, int sampleCount, byte[]? types, byte[] lengths, int lengthBytes, long[] places, int fixedType, byte[]? provisional, bool? allProvisional)
    {
        Path = path;
        VariantCount = variantCount;
        SampleCount = sampleCount;
        _types = types;
        _lengths = lengths;
        _lengthBytes = lengthBytes;
        _places = places;
        _fixedType = fixedType;
        _provisional = provisional;
        _allProvisional = allProvisional;
    }

    public string Path { get; }

    public int VariantCount { get; }

    public int SampleCount { get; }

    /// <summary>Whether the file says of its REF alleles if they are the reference's; otherwise the .pvar may.</summary>
    public bool StatesProvisional => _allProvisional is not null || _provisional is not null;

    /// <summary>Whether the file says that REF may not be the reference's allele.</summary>
    public bool IsReferenceProvisional(int variant) => _allProvisional ?? (_provisional is not null && ((_provisional[variant >> 3] >> (variant & 7)) & 1) != 0);

    /// <summary>Whether any variant has phased calls.</summary>
    public bool HasPhase => _types is null ? (_fixedType & 0x10) != 0 : Array.Exists(_types, type => (type & 0x10) != 0);

    /// <exception cref="ProblemException">PLK007: it is no .pgen, of a mode that is not known, or its header does not hold together.</exception>
    public static PgenIndex Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var bytes = new RandomBytes(path);
        var indexPath = path + ".pgi";
        using var external = File.Exists(indexPath) ? new RandomBytes(indexPath) : null;
        return Read(path, bytes, external);
    }

    internal static PgenIndex Read(string path, RandomBytes records, RandomBytes? external) => new PgenHeader(path, records, external).Read();

    /// <summary>All records of one kind and length.</summary>
    internal static PgenIndex OfFixed(string path, int variantCount, int sampleCount, long start, int length, int type, byte[]? provisional, bool? allProvisional) =>
        new(path, variantCount, sampleCount, null, [], length, [start], type, provisional, allProvisional);

    /// <param name="places">Of the first record of each block.</param>
    /// <returns>Null where the records reach beyond the end of the file.</returns>
    internal static PgenIndex? OfVariable(string path, int sampleCount, byte[] types, byte[] lengths, int lengthBytes, ReadOnlySpan<long> places, long fileLength, byte[]? provisional, bool? allProvisional)
    {
        var strides = new long[(types.Length + Stride - 1) / Stride];
        var place = 0L;
        for (var variant = 0; variant < types.Length; variant++)
        {
            if (variant % BlockSize == 0) place = places[variant / BlockSize];
            if (variant % Stride == 0) strides[variant / Stride] = place;
            place += LengthAt(lengths, lengthBytes, variant);
            if (place > fileLength || place < 0) return null;
        }

        return new PgenIndex(path, types.Length, sampleCount, types, lengths, lengthBytes, strides, 0, provisional, allProvisional);
    }

    internal int TypeOf(int variant) => _types is null ? _fixedType : _types[variant];

    internal (long Offset, int Length) Locate(int variant)
    {
        if (_types is null) return (_places[0] + ((long)variant * _lengthBytes), _lengthBytes);
        var first = variant & -Stride;
        var place = _places[variant / Stride];
        for (var i = first; i < variant; i++) place += LengthAt(_lengths, _lengthBytes, i);
        return (place, (int)LengthAt(_lengths, _lengthBytes, variant));
    }

    /// <summary>The last variant at or before this one that is no difference to another; −1 where its block has none.</summary>
    internal int BaseOf(int variant)
    {
        var block = variant & -BlockSize;
        while (variant >= block && (TypeOf(variant) & 6) == 2) variant--;
        return variant < block ? -1 : variant;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long LengthAt(byte[] lengths, int width, int variant)
    {
        var place = (long)variant * width;
        return width switch
        {
            1 => lengths[place],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(lengths.AsSpan((int)place)),
            3 => lengths[place] | (lengths[place + 1] << 8) | (lengths[place + 2] << 16),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(lengths.AsSpan((int)place)),
        };
    }
}
