using System.Buffers.Binary;
using System.IO.Compression;

namespace Tabib.Ingest;

/// <summary>Makes blocks of BGZF; one for each thread.</summary>
internal sealed class BgzfCompressor(int level)
{
    private const int StoredHeader = 5;

    private readonly byte[] _block = new byte[BgzfFormat.LargestBlock + 1024];
    private readonly ZLibCompressionOptions _options = new() { CompressionLevel = level };

    /// <summary>Appends the block of at most <see cref="BgzfFormat.BlockContent"/> bytes.</summary>
    public void Append(ReadOnlySpan<byte> content, ByteBuffer output)
    {
        var length = Deflate(content, out var compressed) ? compressed : Store(content);
        var block = BgzfFormat.HeaderLength + length + BgzfFormat.TrailerLength;
        BgzfFormat.Header.CopyTo(_block);
        BinaryPrimitives.WriteUInt16LittleEndian(_block.AsSpan(16), (ushort)(block - 1));
        BinaryPrimitives.WriteUInt32LittleEndian(_block.AsSpan(block - BgzfFormat.TrailerLength), Crc32.Append(0, content));
        BinaryPrimitives.WriteInt32LittleEndian(_block.AsSpan(block - 4), content.Length);
        output.Append(_block.AsSpan(0, block));
    }

    private bool Deflate(ReadOnlySpan<byte> content, out int length)
    {
        length = 0;
        if (level == 0) return false;
        using var target = new MemoryStream(_block, BgzfFormat.HeaderLength, _block.Length - BgzfFormat.HeaderLength);
        try
        {
            using (var deflate = new DeflateStream(target, _options, leaveOpen: true)) deflate.Write(content);
        }
        catch (NotSupportedException)
        {
            // It grew beyond the room of a block.
            return false;
        }

        length = (int)target.Position;
        return length <= BgzfFormat.LargestBlock - BgzfFormat.HeaderLength - BgzfFormat.TrailerLength;
    }

    /// <summary>RFC 1951 section 3.2.4: the bytes as they are.</summary>
    private int Store(ReadOnlySpan<byte> content)
    {
        var target = _block.AsSpan(BgzfFormat.HeaderLength);
        target[0] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(target[1..], (ushort)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(target[3..], (ushort)~content.Length);
        content.CopyTo(target[StoredHeader..]);
        return StoredHeader + content.Length;
    }
}
