using System.Buffers.Binary;
using System.IO.Compression;

namespace Tabib.Tests.Ingest.Fasta;

/// <summary>Compresses bytes as BGZF in blocks of any length.</summary>
internal static class BgzfWriter
{
    public static byte[] Compress(ReadOnlySpan<byte> bytes, int blockLength, bool endMark = true)
    {
        var output = new MemoryStream();
        for (var at = 0; at < bytes.Length; at += blockLength) WriteBlock(output, bytes[at..Math.Min(bytes.Length, at + blockLength)]);
        if (endMark) WriteBlock(output, default);
        return output.ToArray();
    }

    private static void WriteBlock(MemoryStream output, ReadOnlySpan<byte> bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        var member = packed.ToArray();
        if (member.Length == 0) member = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        Span<byte> head = [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 6, 0, (byte)'B', (byte)'C', 2, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(head[16..], (ushort)(member.Length + 8 - 1));
        output.Write(head);
        output.Write(member.AsSpan(10));
    }
}
