using System.Buffers.Binary;
using System.IO.Compression;

namespace Tabib.App.Synth.Images;

/// <summary>Writes eight-bit gray pictures as PNG (ISO/IEC 15948): IHDR, one IDAT, IEND.</summary>
internal static class PngFile
{
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(value => Remainder((uint)value))];

    public static void Write(Stream file, ReadOnlySpan<byte> pixels, int width, int height)
    {
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        WriteChunk(file, "IHDR"u8, header);
        using var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                deflate.WriteByte(0);
                deflate.Write(pixels.Slice(row * width, width));
            }
        }

        WriteChunk(file, "IDAT"u8, compressed.ToArray());
        WriteChunk(file, "IEND"u8, []);
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checksum(Checksum(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Checksum(uint checksum, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes) checksum = Remainders[(byte)(checksum ^ value)] ^ (checksum >> 8);
        return checksum;
    }

    private static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB8_8320;
        return value;
    }
}
