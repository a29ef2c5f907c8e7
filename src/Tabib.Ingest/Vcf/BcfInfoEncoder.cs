using System.Buffers.Binary;

namespace Tabib.Ingest.Vcf;

/// <summary>Writes INFO in the binary form. The fields of a file come in the same order in most records, so what stood at a place last is tried first.</summary>
internal sealed class BcfInfoEncoder(VcfHeader header)
{
    /// <summary>Bytes of a key and a single number.</summary>
    private const int LongestSingle = 16;

    private readonly BcfValues _values = new();
    private readonly List<KnownField> _order = [];

    /// <returns>How many fields were written.</returns>
    public int Append(VcfRecord record, ByteBuffer buffer)
    {
        var rest = record.Info;
        if (rest is [(byte)'.']) return 0;
        var count = 0;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)';');
            var field = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (field.IsEmpty) continue;
            var known = FieldOf(field, count, record, out var value, out var hasValue);
            count++;
            buffer.Append(known.Key);
            if (!hasValue || known.Type == VcfValueType.Flag) BcfValues.AppendDescriptor(buffer, 0, BcfTypes.Missing);
            else if (known.Type is not (VcfValueType.Integer or VcfValueType.Float)) BcfValues.AppendText(buffer, value);
            else if (!TryAppendSingle(value, known.Type, buffer)) AppendNumbers(record, known, value, buffer);
        }

        return count;
    }

    private KnownField FieldOf(ReadOnlySpan<byte> field, int place, VcfRecord record, out ReadOnlySpan<byte> value, out bool hasValue)
    {
        if (place < _order.Count)
        {
            var known = _order[place];
            if (field.StartsWith(known.Name) && (field.Length == known.Name.Length || field[known.Name.Length] == '='))
            {
                hasValue = field.Length > known.Name.Length;
                value = hasValue ? field[(known.Name.Length + 1)..] : default;
                return known;
            }
        }

        var equals = field.IndexOf((byte)'=');
        var name = equals < 0 ? field : field[..equals];
        hasValue = equals >= 0;
        value = hasValue ? field[(equals + 1)..] : default;
        var definition = header.FindInfo(name) ?? throw BcfEncoder.Lacking(record, "INFO", name);
        var found = new KnownField(name.ToArray(), KeyOf(definition.Index), definition.Type);
        if (place < _order.Count) _order[place] = found;
        else _order.Add(found);
        return found;
    }

    private static byte[] KeyOf(int index)
    {
        var key = new ByteBuffer();
        BcfValues.AppendInteger(key, index);
        return key.Written.ToArray();
    }

    /// <returns>False for several values, a missing one, or none at all.</returns>
    private static bool TryAppendSingle(ReadOnlySpan<byte> value, VcfValueType type, ByteBuffer buffer)
    {
        if (type == VcfValueType.Float)
        {
            if (!VcfNumberText.TryParsePlain(value, out var number)) return false;
            var target = buffer.GetSpan(LongestSingle);
            target[0] = (1 << 4) | BcfTypes.Float;
            BinaryPrimitives.WriteSingleLittleEndian(target[1..], (float)number);
            buffer.Advance(1 + sizeof(float));
            return true;
        }

        if (!VcfNumberText.TryParseInteger(value, out var integer) || integer is > int.MaxValue or < int.MinValue + BcfTypes.Reserved) return false;
        BcfValues.AppendInteger(buffer, (int)integer);
        return true;
    }

    private void AppendNumbers(VcfRecord record, KnownField known, ReadOnlySpan<byte> value, ByteBuffer buffer)
    {
        if (!_values.TryRead(value, known.Type)) throw BcfEncoder.NoNumber(record, known.Name);
        if (known.Type == VcfValueType.Integer) _values.AppendIntegers(buffer);
        else _values.AppendFloats(buffer);
    }

    /// <param name="Name">As it stands in INFO.</param>
    /// <param name="Key">Its number as a typed value.</param>
    private sealed record KnownField(byte[] Name, byte[] Key, VcfValueType Type);
}
