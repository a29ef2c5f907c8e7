using System.Buffers;
using System.Buffers.Binary;

namespace Tabib.Ingest.Vcf;

/// <summary>Writes typed values of BCF as the text that they stand for.</summary>
internal static class BcfText
{
    private static readonly SearchValues<byte> LineSigns = SearchValues.Create("\t\n\r"u8);

    /// <summary>Values parted by commas; "." for none.</summary>
    public static void Append(ByteBuffer buffer, ReadOnlySpan<byte> values, int type, int count)
    {
        switch (type)
        {
            case BcfTypes.Char:
                AppendText(buffer, values[..count]);
                break;
            case BcfTypes.Float:
                AppendFloats(buffer, values, count);
                break;
            case BcfTypes.Missing:
                buffer.Append((byte)'.');
                break;
            default:
                AppendIntegers(buffer, values, type, count);
                break;
        }
    }

    /// <summary>A genotype: alleles with the sign between them that says whether they are phased.</summary>
    public static void AppendGenotype(ByteBuffer buffer, ReadOnlySpan<byte> values, int type, int count)
    {
        var size = BcfTypes.SizeOf(type);
        var i = 0;
        for (; i < count; i++)
        {
            var value = BcfTypes.ReadInteger(values[(i * size)..], type);
            if (value == BcfTypes.MissingInt32 + BcfTypes.EndAboveMissing) break;
            if (i > 0) buffer.Append((value & 1) == 0 ? (byte)'/' : (byte)'|');
            if (value >> 1 <= 0) buffer.Append((byte)'.');
            else buffer.AppendNumber((value >> 1) - 1);
        }

        if (i == 0) buffer.Append((byte)'.');
    }

    /// <summary>Text to its first NUL; "." for none.</summary>
    private static void AppendText(ByteBuffer buffer, ReadOnlySpan<byte> text)
    {
        if (text.IndexOf((byte)0) is >= 0 and var end) text = text[..end];
        if (text.IsEmpty || text[0] == BcfTypes.Char) buffer.Append((byte)'.');
        else if (text.ContainsAny(LineSigns)) AppendEscaped(buffer, text);
        else buffer.Append(text);
    }

    /// <summary>What would part columns or lines is said as VCF 4.3 says it (section 1.2).</summary>
    private static void AppendEscaped(ByteBuffer buffer, ReadOnlySpan<byte> text)
    {
        foreach (var letter in text)
        {
            if (!LineSigns.Contains(letter)) buffer.Append(letter);
            else buffer.Append(letter == '\t' ? "%09"u8 : letter == '\n' ? "%0A"u8 : "%0D"u8);
        }
    }

    private static void AppendIntegers(ByteBuffer buffer, ReadOnlySpan<byte> values, int type, int count)
    {
        var size = BcfTypes.SizeOf(type);
        var i = 0;
        for (; i < count; i++)
        {
            var value = BcfTypes.ReadInteger(values[(i * size)..], type);
            if (value == BcfTypes.MissingInt32 + BcfTypes.EndAboveMissing) break;
            if (i > 0) buffer.Append((byte)',');
            if (value == BcfTypes.MissingInt32) buffer.Append((byte)'.');
            else buffer.AppendNumber(value);
        }

        if (i == 0) buffer.Append((byte)'.');
    }

    private static void AppendFloats(ByteBuffer buffer, ReadOnlySpan<byte> values, int count)
    {
        var i = 0;
        for (; i < count; i++)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(values[(i * sizeof(float))..]);
            if (bits == BcfTypes.EndFloat) break;
            if (i > 0) buffer.Append((byte)',');
            if (bits == BcfTypes.MissingFloat) buffer.Append((byte)'.');
            else FloatText.Append(buffer, BitConverter.UInt32BitsToSingle(bits));
        }

        if (i == 0) buffer.Append((byte)'.');
    }
}
