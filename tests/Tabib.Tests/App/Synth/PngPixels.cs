using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Tabib.Tests.App.Synth;

/// <summary>A strict reader of the one kind of PNG that the generator writes; checks signature, order and checksum of the chunks with a checksum of its own.</summary>
internal sealed record PngPixels(int Width, int Height, byte[] Pixels)
{
    public static PngPixels Read(string path)
    {
        var file = File.ReadAllBytes(path);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var chunks = new List<(string Type, byte[] Data)>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            Assert.Equal(Checksum(file.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        var header = chunks[0].Data;
        Assert.Equal([8, 0, 0, 0, 0], header[8..]);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        using var rows = new MemoryStream();
        using (var inflate = new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress)) inflate.CopyTo(rows);
        Assert.Equal((width + 1) * height, rows.Length);
        return new PngPixels(width, height, [.. Enumerable.Range(0, height).SelectMany(row => rows.ToArray()[((row * (width + 1)) + 1)..((row + 1) * (width + 1))])]);
    }

    /// <summary>CRC-32 bit by bit, as PNG's annex D states it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var value in bytes)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++) checksum = (checksum & 1) == 1 ? (checksum >> 1) ^ 0xEDB88320 : checksum >> 1;
        }

        return ~checksum;
    }
}
