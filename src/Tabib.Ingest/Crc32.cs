using System.Buffers.Binary;
using ArmCrc32 = System.Runtime.Intrinsics.Arm.Crc32;

namespace Tabib.Ingest;

/// <summary>The check sum of gzip (ISO 3309, RFC 1952 section 8): polynomial 0xEDB88320, reflected.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    /// <param name="crc">Of the bytes before; 0 for none.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var state = ~crc;
        if (Crc32Folding512.IsSupported && bytes.Length >= Crc32Folding512.Least) state = Crc32Folding512.Append(state, ref bytes);
        if (Crc32Folding.IsSupported && bytes.Length >= Crc32Folding.Least) state = Crc32Folding.Append(state, ref bytes);
        return ~AppendByTable(state, bytes);
    }

    /// <summary>The path without carry-less multiplication, eight bytes a step.</summary>
    internal static uint AppendByTable(uint state, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            if (ArmCrc32.Arm64.IsSupported)
            {
                state = ArmCrc32.Arm64.ComputeCrc32(state, word);
                continue;
            }

            word ^= state;
            state = Table[(7 * 256) + (int)(word & 0xFF)] ^ Table[(6 * 256) + (int)((word >> 8) & 0xFF)] ^ Table[(5 * 256) + (int)((word >> 16) & 0xFF)] ^ Table[(4 * 256) + (int)((word >> 24) & 0xFF)]
                  ^ Table[(3 * 256) + (int)((word >> 32) & 0xFF)] ^ Table[(2 * 256) + (int)((word >> 40) & 0xFF)] ^ Table[256 + (int)((word >> 48) & 0xFF)] ^ Table[(int)(word >> 56)];
        }

        foreach (var value in bytes) state = Table[(byte)(state ^ value)] ^ (state >> 8);
        return state;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[8 * 256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value >> 1) ^ ((value & 1) * Polynomial);
            table[i] = value;
        }

        for (var i = 256; i < table.Length; i++) table[i] = table[table[i - 256] & 0xFF] ^ (table[i - 256] >> 8);
        return table;
    }
}
