using System.Buffers.Binary;
using Tabib.Ingest.Deflate;

namespace Tabib.Ingest;

/// <summary>Makes blocks of BGZF; one for each thread.</summary>
internal sealed class BgzfCompressor(int level)
{
    private const int StoredHeader = 5;

    private readonly byte[] _block = new byte[BgzfFormat.LargestBlock + 1024];
    private readonly Deflater? _deflater = level == 0 ? null : new Deflater(level);

    /// <summary>Appends the block of at most <see cref="BgzfFormat.BlockContent"/> bytes.</summary>
    public void Append(ReadOnlySpan<byte> content, ByteBuffer output)
    {
        var room = _block.AsSpan(BgzfFormat.HeaderLength, BgzfFormat.LargestBlock - BgzfFormat.HeaderLength - BgzfFormat.TrailerLength);
        var length = _deflater is null ? -1 : _deflater.Compress(content, room);
        if (length < 0 || length > content.Length + StoredHeader) length = Store(content);
        var block = BgzfFormat.HeaderLength + length + BgzfFormat.TrailerLength;
        BgzfFormat.Header.CopyTo(_block);
        BinaryPrimitives.WriteUInt16LittleEndian(_block.AsSpan(16), (ushort)(block - 1));
        BinaryPrimitives.WriteUInt32LittleEndian(_block.AsSpan(block - BgzfFormat.TrailerLength), Crc32.Append(0, content));
        BinaryPrimitives.WriteInt32LittleEndian(_block.AsSpan(block - 4), content.Length);
        output.Append(_block.AsSpan(0, block));
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
