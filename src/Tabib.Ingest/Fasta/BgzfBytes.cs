using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace Tabib.Ingest.Fasta;

/// <summary>A FASTA file compressed in blocks; the block last looked at is kept.</summary>
internal sealed class BgzfBytes(SafeFileHandle file, BgzfBlocks blocks, string name, bool owns) : FastaBytes
{
    private readonly byte[] _packed = new byte[1 << 16];
    private readonly byte[] _bytes = new byte[1 << 16];
    private int _block = -1;

    public override long Length => blocks.Length;

    public override FastaBytes Clone() => new BgzfBytes(file, blocks, name, owns: false);

    public override int Read(long offset, Span<byte> target)
    {
        var total = 0;
        while (total < target.Length && offset < blocks.Length)
        {
            var block = blocks.Find(offset);
            if (block != _block) Load(block);
            var available = _bytes.AsSpan(0, (int)(blocks.Decompressed[block + 1] - blocks.Decompressed[block]))[(int)(offset - blocks.Decompressed[block])..];
            if (available.Length > target.Length - total) available = available[..(target.Length - total)];
            available.CopyTo(target[total..]);
            total += available.Length;
            offset += available.Length;
        }

        return total;
    }

    public override void Dispose()
    {
        if (owns) file.Dispose();
    }

    private void Load(int block)
    {
        _block = -1;
        var (start, packed) = (blocks.Compressed[block], blocks.Compressed[block + 1] - blocks.Compressed[block]);
        var length = (int)(blocks.Decompressed[block + 1] - blocks.Decompressed[block]);
        if (packed > _packed.Length || RandomAccess.Read(file, _packed.AsSpan(0, (int)packed), start) != packed) throw BgzfBlocks.Damaged(name, start);
        try
        {
            // The framework checks the sum and the length of the member at its end.
            using var gzip = new GZipStream(new MemoryStream(_packed, 0, (int)packed, writable: false), CompressionMode.Decompress);
            if (gzip.ReadAtLeast(_bytes.AsSpan(0, length), length, throwOnEndOfStream: false) != length || gzip.ReadByte() >= 0) throw BgzfBlocks.Damaged(name, start);
        }
        catch (InvalidDataException fault)
        {
            throw BgzfBlocks.Damaged(name, start, fault);
        }

        _block = block;
    }
}
