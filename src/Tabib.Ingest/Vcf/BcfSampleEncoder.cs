namespace Tabib.Ingest.Vcf;

/// <summary>Writes the sample columns of a record in the binary form: one field of all samples behind the other.</summary>
internal sealed class BcfSampleEncoder(VcfHeader header)
{
    private readonly BcfValues _values = new();
    private int[] _ends = [];
    private (int Start, int Length)[] _parts = [];

    /// <returns>How many fields were written.</returns>
    public int Append(VcfRecord record, ByteBuffer buffer)
    {
        var format = record.Format;
        if (format.IsEmpty || header.Samples.Count == 0 || format is [(byte)'.']) return 0;
        if (format.SequenceEqual("GT"u8) && TryAppendCells(record, buffer)) return 1;
        if (record.SampleCount != header.Samples.Count) throw BcfEncoder.Lacking(record, "sample", "each sample column"u8);
        var keys = format.Count((byte)':') + 1;
        Split(record, keys);
        var key = 0;
        foreach (var range in format.Split((byte)':'))
        {
            var name = format[range];
            var definition = header.FindFormat(name) ?? throw BcfEncoder.Lacking(record, "FORMAT", name);
            BcfValues.AppendInteger(buffer, definition.Index);
            if (name.SequenceEqual("GT"u8)) AppendGenotypes(record, buffer, key, keys);
            else if (definition.Type is VcfValueType.Integer or VcfValueType.Float) AppendNumbers(record, buffer, key, keys, definition);
            else AppendTexts(record, buffer, key, keys);
            key++;
        }

        return keys;
    }

    private bool TryAppendCells(VcfRecord record, ByteBuffer buffer)
    {
        var start = buffer.Length;
        BcfValues.AppendInteger(buffer, (header.FindFormat("GT"u8) ?? throw BcfEncoder.Lacking(record, "FORMAT", "GT"u8)).Index);
        BcfValues.AppendDescriptor(buffer, 2, BcfTypes.Int8);
        var length = 2 * header.Samples.Count;
        if (BcfGenotypeCells.TryEncode(record.Samples, header.Samples.Count, buffer.GetSpan(length)[..length]))
        {
            buffer.Advance(length);
            return true;
        }

        buffer.Truncate(start);
        return false;
    }

    /// <summary>Where each part of each sample lies in the sample columns.</summary>
    private void Split(VcfRecord record, int keys)
    {
        var samples = header.Samples.Count;
        if (_parts.Length < samples * keys) _parts = new (int, int)[samples * keys];
        if (_ends.Length < samples) _ends = new int[samples];
        var columns = record.Samples;
        var at = 0;
        for (var sample = 0; sample < samples; sample++)
        {
            var column = record.Sample(sample);
            var from = 0;
            for (var key = 0; key < keys; key++)
            {
                if (from > column.Length)
                {
                    _parts[(sample * keys) + key] = (at, -1);
                    continue;
                }

                var length = column[from..].IndexOf((byte)':');
                if (length < 0) length = column.Length - from;
                _parts[(sample * keys) + key] = (at + from, length);
                from += length + 1;
            }

            if (from <= column.Length) throw BcfEncoder.NoNumber(record, "FORMAT"u8);
            at += column.Length + 1;
        }

        if (at > columns.Length + 1) throw new InvalidOperationException("The columns of the samples are longer than the text that they are in.");
    }

    /// <summary>What a sample leaves out at its end is missing.</summary>
    private ReadOnlySpan<byte> Part(VcfRecord record, int sample, int key, int keys)
    {
        var (start, length) = _parts[(sample * keys) + key];
        return length < 0 ? "."u8 : record.Samples.Slice(start, length);
    }

    private void AppendGenotypes(VcfRecord record, ByteBuffer buffer, int key, int keys)
    {
        _values.Clear();
        var longest = 1;
        for (var sample = 0; sample < header.Samples.Count; sample++)
        {
            var before = _values.Count;
            var text = Part(record, sample, key, keys);
            var sign = (byte)'/';
            if (text is [(byte)'/' or (byte)'|', _, ..]) text = text[1..];
            while (true)
            {
                var end = text.IndexOfAny((byte)'/', (byte)'|');
                var allele = end < 0 ? text : text[..end];
                var number = -1;
                if (allele is not ([(byte)'.'] or []) && (!VcfNumberText.TryParsePosition(allele, out number) || number >= int.MaxValue >> 1)) throw BcfEncoder.NoNumber(record, "GT"u8);
                _values.Add(((number + 1) << 1) | (sign == '|' ? 1 : 0));
                if (end < 0) break;
                sign = text[end];
                text = text[(end + 1)..];
            }

            _ends[sample] = _values.Count;
            longest = Math.Max(longest, _values.Count - before);
        }

        AppendMatrix(buffer, BcfValues.WidthOf(_values.Values), longest);
    }

    private void AppendNumbers(VcfRecord record, ByteBuffer buffer, int key, int keys, VcfDefinition definition)
    {
        _values.Clear();
        var longest = 1;
        for (var sample = 0; sample < header.Samples.Count; sample++)
        {
            var before = _values.Count;
            if (!_values.TryAdd(Part(record, sample, key, keys), definition.Type)) throw BcfEncoder.NoNumber(record, record.Format);
            _ends[sample] = _values.Count;
            longest = Math.Max(longest, _values.Count - before);
        }

        AppendMatrix(buffer, definition.Type == VcfValueType.Float ? BcfTypes.Float : BcfValues.WidthOf(_values.Values), longest);
    }

    private void AppendMatrix(ByteBuffer buffer, int type, int longest)
    {
        BcfValues.AppendDescriptor(buffer, longest, type);
        var start = 0;
        for (var sample = 0; sample < header.Samples.Count; sample++)
        {
            BcfValues.AppendVector(buffer, _values.Values[start.._ends[sample]], type, longest);
            start = _ends[sample];
        }
    }

    private void AppendTexts(VcfRecord record, ByteBuffer buffer, int key, int keys)
    {
        var longest = 1;
        for (var sample = 0; sample < header.Samples.Count; sample++) longest = Math.Max(longest, _parts[(sample * keys) + key].Length);
        BcfValues.AppendDescriptor(buffer, longest, BcfTypes.Char);
        for (var sample = 0; sample < header.Samples.Count; sample++)
        {
            var text = Part(record, sample, key, keys);
            var target = buffer.GetSpan(longest)[..longest];
            text.CopyTo(target);
            target[text.Length..].Clear();
            buffer.Advance(longest);
        }
    }
}
