using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tabib.Ingest.Plink;

/// <summary>A list of samples, or of samples and two-bit codes, as .pgen keeps what is rare (specification, section 2.3.1).</summary>
internal static class Difflist
{
    private const int GroupSize = 64;

    /// <summary>Bytes of a sample's number.</summary>
    public static int IdWidth(int sampleCount) => sampleCount switch { <= 1 << 8 => 1, <= 1 << 16 => 2, <= 1 << 24 => 3, _ => 4 };

    /// <param name="samples">Filled with the numbers of the samples, ascending; room for all samples.</param>
    /// <param name="codes">Filled with their codes; null where the list has none.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="InvalidDataException">The list is damaged.</exception>
    public static int Read(ref RecordCursor cursor, int sampleCount, int[] samples, byte[]? codes)
    {
        var length = ReadHead(ref cursor, sampleCount, codes is not null, out var firsts, out var packed);
        if (codes is not null) ReadCodes(packed, codes.AsSpan(0, length));
        ReadSamples(ref cursor, sampleCount, firsts, samples.AsSpan(0, length));
        return length;
    }

    /// <summary>As the other, but the codes stay packed.</summary>
    public static int Read(ref RecordCursor cursor, int sampleCount, int[] samples, out ReadOnlySpan<byte> packed)
    {
        var length = ReadHead(ref cursor, sampleCount, hasCodes: true, out var firsts, out packed);
        ReadSamples(ref cursor, sampleCount, firsts, samples.AsSpan(0, length));
        return length;
    }

    /// <summary>The codes alone, whatever samples have them.</summary>
    public static int ReadCodes(ref RecordCursor cursor, int sampleCount, out ReadOnlySpan<byte> packed) => ReadHead(ref cursor, sampleCount, hasCodes: true, out _, out packed);

    private static int ReadHead(ref RecordCursor cursor, int sampleCount, bool hasCodes, out ReadOnlySpan<byte> firsts, out ReadOnlySpan<byte> packed)
    {
        firsts = packed = default;
        var count = cursor.Varint();
        if (count == 0) return 0;
        if (count > sampleCount) throw new InvalidDataException("A list has more entries than there are samples.");
        var groups = (count + GroupSize - 1) / GroupSize;
        firsts = cursor.Take(groups * IdWidth(sampleCount));
        cursor.Take(groups - 1);
        if (hasCodes) packed = cursor.Take((count + 3) / 4);
        return (int)count;
    }

    private static void ReadSamples(scoped ref RecordCursor cursor, int sampleCount, scoped ReadOnlySpan<byte> firsts, Span<int> samples)
    {
        var width = IdWidth(sampleCount);
        var bytes = cursor.Rest;
        var at = 0;
        var last = -1L;
        for (var first = 0; first < samples.Length; first += GroupSize)
        {
            var number = (long)RecordCursor.Number(firsts, width);
            firsts = firsts[width..];
            if (number <= last) throw new InvalidDataException("A list is not ascending.");
            samples[first] = (int)Math.Min(number, int.MaxValue);
            var end = Math.Min(first + GroupSize, samples.Length);
            for (var i = first + 1; i < end;)
            {
                if (end - i >= sizeof(ulong) && bytes.Length - at >= sizeof(ulong) && AreShort(bytes[at..], out var steps))
                {
                    number = AddUp(steps, number, samples.Slice(i, sizeof(ulong)));
                    i += sizeof(ulong);
                    at += sizeof(ulong);
                    continue;
                }

                var step = at < bytes.Length && bytes[at] < 0x80 ? bytes[at++] : LongStep(bytes, ref at);
                if (step == 0) throw new InvalidDataException("A list is not ascending.");
                number += step;
                samples[i++] = (int)Math.Min(number, int.MaxValue);
            }

            if (number >= sampleCount) throw new InvalidDataException("A list names a sample that is not there.");
            last = number;
        }

        cursor.Take(at);
    }

    /// <summary>Whether the next eight steps are of one byte each, and none is 0.</summary>
    private static bool AreShort(ReadOnlySpan<byte> bytes, out ulong steps)
    {
        steps = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        // The subtraction borrows into the high bit of a byte that is 0.
        return ((steps | (steps - 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080) == 0;
    }

    /// <summary>Eight steps of a byte become eight numbers: half of the steps at a time are added up by one multiplication.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long AddUp(ulong steps, long number, Span<int> numbers)
    {
        const ulong Ones = 0x0001_0001_0001_0001;
        var first = Widen((uint)steps) * Ones;
        var second = (Widen((uint)(steps >> 32)) * Ones) + ((first >> 48) * Ones);
        var before = (int)number;
        numbers[7] = before + (int)(second >> 48);
        numbers[0] = before + (ushort)first;
        numbers[1] = before + (ushort)(first >> 16);
        numbers[2] = before + (ushort)(first >> 32);
        numbers[3] = before + (int)(first >> 48);
        numbers[4] = before + (ushort)second;
        numbers[5] = before + (ushort)(second >> 16);
        numbers[6] = before + (ushort)(second >> 32);
        return number + (long)(second >> 48);
    }

    /// <summary>Four bytes to four fields of 16 bits.</summary>
    private static ulong Widen(ulong bytes)
    {
        bytes = (bytes | (bytes << 16)) & 0x0000_FFFF_0000_FFFF;
        return (bytes | (bytes << 8)) & 0x00FF_00FF_00FF_00FF;
    }

    private static uint LongStep(ReadOnlySpan<byte> bytes, ref int at)
    {
        var cursor = new RecordCursor(bytes[at..]);
        var step = cursor.Varint();
        at = bytes.Length - cursor.Remaining;
        return step;
    }

    private static void ReadCodes(ReadOnlySpan<byte> packed, Span<byte> codes)
    {
        var whole = codes.Length / 4;
        var words = MemoryMarshal.Cast<byte, uint>(codes);
        for (var i = 0; i < whole; i++) words[i] = Spread(packed[i]);
        for (var i = whole * 4; i < codes.Length; i++) codes[i] = (byte)((packed[i >> 2] >> ((i & 3) * 2)) & 3);
    }

    /// <summary>Four codes of a byte, one a byte, the first lowest.</summary>
    private static uint Spread(uint packed)
    {
        packed = (packed | (packed << 12)) & 0x000F_000F;
        packed = (packed | (packed << 6)) & 0x0303_0303;
        return BitConverter.IsLittleEndian ? packed : BinaryPrimitives.ReverseEndianness(packed);
    }
}
