using System.Buffers.Binary;

namespace Tabib.Ingest;

/// <summary>The blocks of BGZF: members of gzip with their length in an extra field (SAM specification section 4.1).</summary>
internal static class BgzfFormat
{
    /// <summary>Bytes of a block, compressed or not, are at most so many.</summary>
    public const int LargestBlock = 1 << 16;

    /// <summary>Decompressed bytes that writers put into a block: compressed they fit even where they do not shrink.</summary>
    public const int BlockContent = 0xFF00;

    /// <summary>Header of a block whose only extra subfield is BC.</summary>
    public const int HeaderLength = 18;

    /// <summary>CRC32 and length behind the compressed data.</summary>
    public const int TrailerLength = 8;

    private const int FixedHeader = 12;
    private const byte HasExtra = 4;

    /// <summary>The empty block at the end of every whole file.</summary>
    public static ReadOnlySpan<byte> EndMarker => [0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 6, 0, (byte)'B', (byte)'C', 2, 0, 0x1B, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static ReadOnlySpan<byte> Header => EndMarker[..HeaderLength];

    /// <summary>Reads the header of a block.</summary>
    /// <param name="bytes">At the block; may hold more or less than it.</param>
    /// <param name="header">Bytes before the compressed data.</param>
    /// <param name="block">Bytes of the whole block.</param>
    /// <returns>False where this is no block of BGZF, or its header is not there as a whole.</returns>
    public static bool TryReadHeader(ReadOnlySpan<byte> bytes, out int header, out int block)
    {
        (header, block) = (0, 0);
        if (bytes.Length < HeaderLength || bytes[0] != 0x1F || bytes[1] != 0x8B || bytes[2] != 8 || bytes[3] != HasExtra) return false;
        var extra = BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]);
        header = FixedHeader + extra;
        if (bytes.Length < header) return false;
        for (var at = FixedHeader; at + 4 <= header;)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 2)..]);
            if (bytes[at] == 'B' && bytes[at + 1] == 'C' && length == 2 && at + 6 <= header)
            {
                block = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 4)..]) + 1;
                return block >= header + TrailerLength;
            }

            at += 4 + length;
        }

        return false;
    }

    /// <summary>Decompressed bytes that the end of a block states.</summary>
    public static int ContentLength(ReadOnlySpan<byte> block) => BinaryPrimitives.ReadInt32LittleEndian(block[^4..]);

    public static uint Checksum(ReadOnlySpan<byte> block) => BinaryPrimitives.ReadUInt32LittleEndian(block[^TrailerLength..]);
}
