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
        var count = cursor.Varint();
        if (count == 0) return 0;
        if (count > sampleCount) throw new InvalidDataException("A list has more entries than there are samples.");
        var length = (int)count;
        var groups = (length + GroupSize - 1) / GroupSize;
        var width = IdWidth(sampleCount);
        var firsts = cursor.Take((long)groups * width);
        cursor.Take(groups - 1);
        if (codes is not null) ReadCodes(cursor.Take((length + 3L) / 4), codes.AsSpan(0, length));
        var last = -1L;
        for (var group = 0; group < groups; group++)
        {
            var first = group * GroupSize;
            var number = (long)RecordCursor.Number(firsts[(group * width)..], width);
            if (number <= last) throw new InvalidDataException("A list is not ascending.");
            samples[first] = (int)Math.Min(number, int.MaxValue);
            var end = Math.Min(first + GroupSize, length);
            for (var i = first + 1; i < end; i++)
            {
                var step = cursor.Varint();
                if (step == 0) throw new InvalidDataException("A list is not ascending.");
                number += step;
                samples[i] = (int)Math.Min(number, int.MaxValue);
            }

            if (number >= sampleCount) throw new InvalidDataException("A list names a sample that is not there.");
            last = number;
        }

        return length;
    }

    private static void ReadCodes(ReadOnlySpan<byte> packed, Span<byte> codes)
    {
        for (var i = 0; i < codes.Length; i++) codes[i] = (byte)((packed[i >> 2] >> ((i & 3) * 2)) & 3);
    }
}
