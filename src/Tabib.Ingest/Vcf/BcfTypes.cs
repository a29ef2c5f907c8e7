using System.Buffers.Binary;

namespace Tabib.Ingest.Vcf;

/// <summary>Typed values of BCF (BCF 2.2 section 6.3.3).</summary>
internal static class BcfTypes
{
    public const int Missing = 0;
    public const int Int8 = 1;
    public const int Int16 = 2;
    public const int Int32 = 3;
    public const int Float = 5;
    public const int Char = 7;

    public const sbyte MissingInt8 = sbyte.MinValue;
    public const short MissingInt16 = short.MinValue;
    public const int MissingInt32 = int.MinValue;
    public const uint MissingFloat = 0x7F800001;
    public const uint EndFloat = 0x7F800002;

    /// <summary>How far an end-of-vector mark lies above the missing value of its width.</summary>
    public const int EndAboveMissing = 1;

    /// <summary>Values below lowest + 8 are reserved in each width.</summary>
    public const int Reserved = 8;

    /// <summary>Bytes of one value of each type; −1 for a type that does not exist.</summary>
    private static ReadOnlySpan<sbyte> Sizes => [0, 1, 2, 4, -1, 4, -1, 1, -1, -1, -1, -1, -1, -1, -1, -1];

    /// <returns>Bytes of one value; −1 for a type that does not exist.</returns>
    public static int SizeOf(int type) => Sizes[type & 15];

    /// <summary>Reads what stands before a value: its type and how many there are.</summary>
    /// <param name="at">Moved behind it, to the values.</param>
    /// <returns>False where the bytes end, or the type does not exist.</returns>
    public static bool TryReadDescriptor(ReadOnlySpan<byte> bytes, ref int at, out int type, out int count)
    {
        (type, count) = (0, 0);
        if ((uint)at >= (uint)bytes.Length) return false;
        var descriptor = bytes[at++];
        type = descriptor & 0xF;
        count = descriptor >> 4;
        if (count == 15 && (!TryReadInteger(bytes, ref at, out count) || count < 0)) return false;
        return SizeOf(type) >= 0;
    }

    /// <summary>Reads one typed whole number.</summary>
    public static bool TryReadInteger(ReadOnlySpan<byte> bytes, ref int at, out int value)
    {
        value = 0;
        if ((uint)at >= (uint)bytes.Length || bytes[at] >> 4 != 1) return false;
        var type = bytes[at++] & 0xF;
        if (type is not (Int8 or Int16 or Int32) || bytes.Length - at < SizeOf(type)) return false;
        value = ReadInteger(bytes[at..], type);
        at += SizeOf(type);
        return true;
    }

    /// <summary>The first whole number of a width; the reserved values come out as they are in 32 bits.</summary>
    public static int ReadInteger(ReadOnlySpan<byte> bytes, int type)
    {
        switch (type)
        {
            case Int8:
                var small = (sbyte)bytes[0];
                return small < sbyte.MinValue + Reserved ? int.MinValue + (small - sbyte.MinValue) : small;
            case Int16:
                var medium = BinaryPrimitives.ReadInt16LittleEndian(bytes);
                return medium < short.MinValue + Reserved ? int.MinValue + (medium - short.MinValue) : medium;
            default:
                return BinaryPrimitives.ReadInt32LittleEndian(bytes);
        }
    }

    /// <summary>Skips a typed value.</summary>
    /// <returns>False where it passes the end.</returns>
    public static bool TrySkip(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (!TryReadDescriptor(bytes, ref at, out var type, out var count)) return false;
        var length = (long)count * SizeOf(type);
        if (length > bytes.Length - at) return false;
        at += (int)length;
        return true;
    }
}
