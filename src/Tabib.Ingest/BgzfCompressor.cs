using System.Buffers.Binary;
using System.IO.Compression;
using Tabib.Ingest.Deflate;

namespace Tabib.Ingest;

/// <summary>Makes blocks of BGZF; one for each thread. The framework's deflate is the faster one at low levels, our own the smaller one at the others.</summary>
internal sealed class BgzfCompressor(int level)
{
    private const int StoredHeader = 5;
    private const int FirstOwnLevel = 4;

    private readonly byte[] _block = new byte[BgzfFormat.LargestBlock + 1024];
    private readonly Deflater? _deflater = level < FirstOwnLevel ? null : new Deflater(level);
    private readonly ZLibCompressionOptions _options = new() { CompressionLevel = level };

    /// <summary>Appends the block of at most <see cref="BgzfFormat.BlockContent"/> bytes.</summary>
    public void Append(ReadOnlySpan<byte> content, ByteBuffer output)
    {
        var room = _block.AsSpan(BgzfFormat.HeaderLength, BgzfFormat.LargestBlock - BgzfFormat.HeaderLength - BgzfFormat.TrailerLength);
        var length = _deflater is null ? CompressFast(content) : _deflater.Compress(content, room);
        if (length < 0 || length > content.Length + StoredHeader) length = Store(content);
        var block = BgzfFormat.HeaderLength + length + BgzfFormat.TrailerLength;
        BgzfFormat.Header.CopyTo(_block);
        BinaryPrimitives.WriteUInt16LittleEndian(_block.AsSpan(16), (ushort)(block - 1));
        BinaryPrimitives.WriteUInt32LittleEndian(_block.AsSpan(block - BgzfFormat.TrailerLength), Crc32.Append(0, content));
        BinaryPrimitives.WriteInt32LittleEndian(_block.AsSpan(block - 4), content.Length);
        output.Append(_block.AsSpan(0, block));
    }

    /// <returns>−1 where the content does not shrink.</returns>
    private int CompressFast(ReadOnlySpan<byte> content)
    {
        if (level == 0) return -1;
        using var target = new MemoryStream(_block, BgzfFormat.HeaderLength, BgzfFormat.LargestBlock - BgzfFormat.HeaderLength - BgzfFormat.TrailerLength);
        try
        {
            using (var deflate = new DeflateStream(target, _options, leaveOpen: true)) deflate.Write(content);
        }
        catch (NotSupportedException)
        {
            // It grew beyond the room of a block.
            return -1;
        }

        return (int)target.Position;
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
