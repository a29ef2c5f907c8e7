using System.Buffers.Binary;

namespace Tabib.Ingest.Vcf;

/// <summary>Values of one field on their way from text to the binary form.</summary>
internal sealed class BcfValues
{
    private int[] _values = new int[16];

    /// <summary>Whole numbers, or the bits of floating-point ones; <see cref="BcfTypes.MissingInt32"/> and <see cref="BcfTypes.MissingFloat"/> for missing ones.</summary>
    public ReadOnlySpan<int> Values => _values.AsSpan(0, Count);

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    public void Add(int value)
    {
        if (Count == _values.Length) Array.Resize(ref _values, 2 * Count);
        _values[Count++] = value;
    }

    /// <summary>Reads values parted by commas.</summary>
    /// <returns>False where one is no number that BCF can hold.</returns>
    public bool TryRead(ReadOnlySpan<byte> text, VcfValueType type)
    {
        Clear();
        return TryAdd(text, type);
    }

    /// <summary>Reads values behind those already there.</summary>
    public bool TryAdd(ReadOnlySpan<byte> text, VcfValueType type)
    {
        while (true)
        {
            var comma = text.IndexOf((byte)',');
            var value = comma < 0 ? text : text[..comma];
            if (value is [(byte)'.'] or [])
            {
                Add(type == VcfValueType.Integer ? BcfTypes.MissingInt32 : unchecked((int)BcfTypes.MissingFloat));
            }
            else if (type == VcfValueType.Integer)
            {
                if (!VcfNumberText.TryParseInteger(value, out var number) || number is > int.MaxValue or < int.MinValue + BcfTypes.Reserved) return false;
                Add((int)number);
            }
            else
            {
                if (!VcfNumberText.TryParseFloat(value, out var number)) return false;
                Add(BitConverter.SingleToInt32Bits((float)number));
            }

            if (comma < 0) return true;
            text = text[(comma + 1)..];
        }
    }

    /// <summary>Appends the values as one vector of the narrowest width.</summary>
    public void AppendIntegers(ByteBuffer buffer)
    {
        if (Count == 0)
        {
            AppendDescriptor(buffer, 0, BcfTypes.Missing);
            return;
        }

        var type = WidthOf(Values);
        AppendDescriptor(buffer, Count, type);
        AppendVector(buffer, Values, type, Count);
    }

    public void AppendFloats(ByteBuffer buffer)
    {
        AppendDescriptor(buffer, Count, BcfTypes.Float);
        AppendVector(buffer, Values, BcfTypes.Float, Count);
    }

    /// <summary>The narrowest type that holds all values.</summary>
    public static int WidthOf(ReadOnlySpan<int> values)
    {
        var (least, most) = (0, 0);
        foreach (var value in values)
        {
            if (value <= BcfTypes.MissingInt32 + BcfTypes.EndAboveMissing) continue;
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        if (most <= sbyte.MaxValue && least >= sbyte.MinValue + BcfTypes.Reserved) return BcfTypes.Int8;
        return most <= short.MaxValue && least >= short.MinValue + BcfTypes.Reserved ? BcfTypes.Int16 : BcfTypes.Int32;
    }

    /// <summary>Appends values in a type, and marks of the end up to a count.</summary>
    public static void AppendVector(ByteBuffer buffer, ReadOnlySpan<int> values, int type, int count)
    {
        var size = BcfTypes.SizeOf(type);
        var target = buffer.GetSpan(count * size);
        for (var i = 0; i < count; i++)
        {
            var value = i < values.Length ? values[i] : type == BcfTypes.Float ? unchecked((int)BcfTypes.EndFloat) : BcfTypes.MissingInt32 + BcfTypes.EndAboveMissing;
            var isReserved = value < BcfTypes.MissingInt32 + BcfTypes.Reserved;
            switch (type)
            {
                case BcfTypes.Int8:
                    target[i] = (byte)(isReserved ? sbyte.MinValue + (value - BcfTypes.MissingInt32) : value);
                    break;
                case BcfTypes.Int16:
                    BinaryPrimitives.WriteInt16LittleEndian(target[(i * size)..], (short)(isReserved ? short.MinValue + (value - BcfTypes.MissingInt32) : value));
                    break;
                default:
                    BinaryPrimitives.WriteInt32LittleEndian(target[(i * size)..], value);
                    break;
            }
        }

        buffer.Advance(count * size);
    }

    public static void AppendText(ByteBuffer buffer, ReadOnlySpan<byte> text)
    {
        AppendDescriptor(buffer, text.Length, BcfTypes.Char);
        buffer.Append(text);
    }

    /// <summary>One typed whole number.</summary>
    public static void AppendInteger(ByteBuffer buffer, int value)
    {
        var target = buffer.GetSpan(1 + sizeof(int));
        if (value is <= sbyte.MaxValue and >= sbyte.MinValue + BcfTypes.Reserved)
        {
            target[0] = (1 << 4) | BcfTypes.Int8;
            target[1] = (byte)value;
            buffer.Advance(2);
        }
        else if (value is <= short.MaxValue and >= short.MinValue + BcfTypes.Reserved)
        {
            target[0] = (1 << 4) | BcfTypes.Int16;
            BinaryPrimitives.WriteInt16LittleEndian(target[1..], (short)value);
            buffer.Advance(3);
        }
        else
        {
            target[0] = (1 << 4) | BcfTypes.Int32;
            BinaryPrimitives.WriteInt32LittleEndian(target[1..], value);
            buffer.Advance(5);
        }
    }

    public static void AppendDescriptor(ByteBuffer buffer, int count, int type)
    {
        buffer.Append((byte)((Math.Min(count, 15) << 4) | type));
        if (count >= 15) AppendInteger(buffer, count);
    }
}
