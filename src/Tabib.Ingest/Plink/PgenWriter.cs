using System.Buffers.Binary;

namespace Tabib.Ingest.Plink;

/// <summary>Writes a .pgen (mode 10) from blocks of encoded records. Records are kept in a file beside it until all are known, because the header before them tells their lengths.</summary>
/// <remarks>Specification, section 2.2. Keeps 5 bytes a variant in memory.</remarks>
public sealed class PgenWriter : IDisposable
{
    private readonly int _sampleCount;
    private readonly FileStream _records;
    private readonly List<byte> _types;
    private readonly List<int> _lengths;
    private readonly bool _isOwnFile;
    private PgenRestart? _restart;

    /// <param name="path">Where records are kept and where the file is made: this name with further endings, until the caller moves it.</param>
    public PgenWriter(string path, int sampleCount)
        : this(path + ".records", sampleCount, [], [], 0) => _isOwnFile = true;

    /// <summary>Goes on behind records that an earlier writer wrote.</summary>
    /// <param name="records">The file of the records; whoever makes the writer takes it away.</param>
    /// <param name="types">Of the records that are there.</param>
    /// <param name="length">Bytes of them; what lies behind is cut off.</param>
    internal PgenWriter(string records, int sampleCount, List<byte> types, List<int> lengths, long length)
    {
        (_sampleCount, _types, _lengths) = (sampleCount, types, lengths);
        _records = new FileStream(records, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        _records.SetLength(length);
        _records.Position = length;
    }

    public int VariantCount => _types.Count;

    /// <summary>Takes the next records.</summary>
    public void Append(PgenBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        var boundary = PgenIndex.BlockSize - (_types.Count % PgenIndex.BlockSize);
        if (boundary < block.Count) block = (_restart ??= new PgenRestart(_sampleCount)).Apply(block, boundary);
        _types.AddRange(block.Types);
        _lengths.AddRange(block.Lengths);
        _records.Write(block.Bytes.Written);
    }

    /// <summary>Header and records become one file.</summary>
    /// <param name="target">Empty, positioned at its start.</param>
    /// <param name="provisional">For each variant, whether REF may not be the reference's allele.</param>
    public void Finish(Stream target, Func<int, bool> provisional)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(provisional);
        WriteHeader(target, provisional);
        _records.Position = 0;
        _records.CopyTo(target, 1 << 20);
    }

    public void Dispose()
    {
        _records.Dispose();
        if (_isOwnFile) File.Delete(_records.Name);
    }

    internal byte TypeOf(int variant) => _types[variant];

    internal int LengthOf(int variant) => _lengths[variant];

    /// <returns>Bytes of the records so far.</returns>
    internal long Flush()
    {
        _records.Flush();
        return _records.Position;
    }

    private void WriteHeader(Stream target, Func<int, bool> provisional)
    {
        var isWide = _types.Exists(type => type > 15);
        var width = WidthOf(_lengths.Count == 0 ? 0 : _lengths.Max());
        var provisionals = 0;
        for (var i = 0; i < VariantCount; i++) provisionals += provisional(i) ? 1 : 0;
        var flags = provisionals == 0 ? 1 : provisionals == VariantCount ? 2 : 3;
        var bytes = new RecordBytes();
        foreach (var value in (ReadOnlySpan<byte>)[0x6C, 0x1B, 0x10]) bytes.Byte(value);
        bytes.Number((uint)VariantCount, 4);
        bytes.Number((uint)_sampleCount, 4);
        bytes.Byte((byte)((isWide ? 4 : 0) | (width - 1) | (flags << 6)));
        var blocks = (VariantCount + PgenIndex.BlockSize - 1) / PgenIndex.BlockSize;
        WritePlaces(bytes, blocks, bytes.Length + BodyLength(blocks, isWide, width, flags == 3));
        target.Write(bytes.Written);
        for (var block = 0; block < blocks; block++)
        {
            bytes.Clear();
            var first = block * PgenIndex.BlockSize;
            var end = Math.Min(first + PgenIndex.BlockSize, VariantCount);
            var bits = new BitWriter(bytes);
            for (var i = first; i < end; i++) bits.Add(_types[i], isWide ? 8 : 4);
            bits.End();
            for (var i = first; i < end; i++) bytes.Number((uint)_lengths[i], width);
            if (flags == 3)
            {
                for (var i = first; i < end; i++) bits.Add(provisional(i) ? 1UL : 0, 1);
                bits.End();
            }

            target.Write(bytes.Written);
        }
    }

    private static int WidthOf(int length) => length switch { <= 0xFF => 1, <= 0xFFFF => 2, <= 0xFF_FFFF => 3, _ => 4 };

    private long BodyLength(int blocks, bool isWide, int width, bool hasFlags)
    {
        var length = 8L * blocks;
        for (var block = 0; block < blocks; block++)
        {
            var count = Math.Min(PgenIndex.BlockSize, VariantCount - (block * PgenIndex.BlockSize));
            length += (isWide ? count : (count + 1) / 2) + ((long)count * width) + (hasFlags ? (count + 7) / 8 : 0);
        }

        return length;
    }

    private void WritePlaces(RecordBytes bytes, int blocks, long place)
    {
        for (var block = 0; block < blocks; block++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.Reserve(8), place);
            var end = Math.Min((block + 1) * PgenIndex.BlockSize, VariantCount);
            for (var i = block * PgenIndex.BlockSize; i < end; i++) place += _lengths[i];
        }
    }
}
