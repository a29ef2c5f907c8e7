using System.Buffers.Binary;
using System.Text;

namespace Tabib.Ingest.Vcf;

/// <summary>The typed form of a record of BCF (BCF 2.2 section 6.3).</summary>
public sealed partial class VcfRecord
{
    /// <summary>Bytes from CHROM to n_fmt and n_sample.</summary>
    private const int BcfFixed = 24;
    private const int AllBcfColumns = (1 << SamplesColumn) - 1;

    private (int Key, int At)[] _infoEntries = [];
    private (int Key, int At)[] _formatEntries = [];
    private int _infoCount;
    private int _formatCount;
    private int _alleleCount;
    private int _idAt;
    private int _filterAt;
    private int _sharedLength;

    /// <summary>The record as it was read, without its two lengths; empty for a line of text.</summary>
    internal ReadOnlySpan<byte> BcfBytes => _isBcf ? _line.AsSpan(_lineStart, _lineLength) : default;

    /// <summary>Bytes of <see cref="BcfBytes"/> before the samples.</summary>
    internal int BcfSharedLength => _sharedLength;

    /// <summary>Looks at a record of BCF, and makes sure that all of its parts lie inside it.</summary>
    internal VcfFault LoadBcf(byte[] bytes, int start, int sharedLength, int samplesLength)
    {
        (_line, _lineStart, _lineLength, _sharedLength) = (bytes, start, sharedLength + samplesLength, sharedLength);
        (_isBcf, _pending, IsEdited, _sampleColumns) = (true, 0, false, 0);
        _edits.Clear();
        Array.Clear(_columns);
        if (sharedLength < BcfFixed) return VcfFault.Malformed;
        var shared = bytes.AsSpan(start, sharedLength);
        var position = BinaryPrimitives.ReadInt32LittleEndian(shared[4..]);
        if (position is < -1 or int.MaxValue) return VcfFault.NoPosition;
        _position = position + 1;
        var samples = BinaryPrimitives.ReadUInt32LittleEndian(shared[20..]);
        var counts = BinaryPrimitives.ReadUInt32LittleEndian(shared[16..]);
        if ((int)(samples & 0xFFFFFF) != Header.Samples.Count && samples >> 24 != 0) return VcfFault.Malformed;
        if (ContigName(BinaryPrimitives.ReadInt32LittleEndian(shared)) is null) return VcfFault.Malformed;
        (_alleleCount, _infoCount, _formatCount) = ((int)(counts >> 16), (int)(counts & 0xFFFF), (int)(samples >> 24));
        if (_alleleCount == 0 || !WalkShared(shared) || !WalkSamples(bytes.AsSpan(start + sharedLength, samplesLength))) return VcfFault.Malformed;
        (_pending, _hasSamples) = (AllBcfColumns, Header.Samples.Count > 0);
        return VcfFault.None;
    }

    private byte[]? ContigName(int index)
    {
        if ((uint)index < (uint)Header.ContigBytes.Length) return Header.ContigBytes[index];
        return Header.Contigs.FirstOrDefault(contig => contig.Index == index) is { } found ? Encoding.UTF8.GetBytes(found.Name) : null;
    }

    private bool WalkShared(ReadOnlySpan<byte> shared)
    {
        var at = _idAt = BcfFixed;
        for (var i = 0; i <= _alleleCount; i++)
        {
            var value = at;
            if (!BcfTypes.TryReadDescriptor(shared, ref value, out var type, out _) || type is not (BcfTypes.Char or BcfTypes.Missing)) return false;
            if (!BcfTypes.TrySkip(shared, ref at)) return false;
        }

        _filterAt = at;
        if (!WalkFilters(shared, ref at)) return false;
        if (_infoEntries.Length < _infoCount) _infoEntries = new (int, int)[_infoCount];
        var names = Header.StringBytes;
        for (var i = 0; i < _infoCount; i++)
        {
            // Nearly all keys have one byte, and nearly all values less than fifteen parts.
            if (at + 3 <= shared.Length && shared[at] == ((1 << 4) | BcfTypes.Int8) && shared[at + 2] < 15 << 4 && BcfTypes.SizeOf(shared[at + 2]) is >= 0 and var size && shared[at + 1] < names.Length && names[shared[at + 1]] is not null && shared[at + 1] <= sbyte.MaxValue)
            {
                _infoEntries[i] = (shared[at + 1], at + 2);
                at += 3 + ((shared[at + 2] >> 4) * size);
                if (at > shared.Length) return false;
                continue;
            }

            if (!BcfTypes.TryReadInteger(shared, ref at, out var key) || NameOf(key) is null) return false;
            _infoEntries[i] = (key, at);
            if (!BcfTypes.TrySkip(shared, ref at)) return false;
        }

        return true;
    }

    private bool WalkFilters(ReadOnlySpan<byte> shared, ref int at)
    {
        if (!BcfTypes.TryReadDescriptor(shared, ref at, out var type, out var count) || type is BcfTypes.Float or BcfTypes.Char) return false;
        var size = BcfTypes.SizeOf(type);
        if ((long)count * size > shared.Length - at) return false;
        for (var i = 0; i < count && size > 0; i++, at += size)
        {
            if (NameOf(BcfTypes.ReadInteger(shared[at..], type)) is null) return false;
        }

        return true;
    }

    private bool WalkSamples(ReadOnlySpan<byte> samples)
    {
        var at = 0;
        if (_formatEntries.Length < _formatCount) _formatEntries = new (int, int)[_formatCount];
        for (var i = 0; i < _formatCount; i++)
        {
            if (!BcfTypes.TryReadInteger(samples, ref at, out var key) || NameOf(key) is null) return false;
            _formatEntries[i] = (key, at);
            if (!BcfTypes.TryReadDescriptor(samples, ref at, out var type, out var count)) return false;
            var length = (long)count * BcfTypes.SizeOf(type) * Header.Samples.Count;
            if (length > samples.Length - at) return false;
            at += (int)length;
        }

        return true;
    }

    private byte[]? NameOf(int key) => (uint)key < (uint)Header.StringBytes.Length ? Header.StringBytes[key] : null;

    private void DecodeAll()
    {
        for (var column = VcfColumn.Chrom; _pending != 0; column++) Decode(column);
    }

    /// <summary>Makes the text of a column where that was not done yet.</summary>
    private void Decode(VcfColumn column)
    {
        var bit = 1 << (int)column;
        if ((_pending & bit) == 0) return;
        _pending &= ~bit;
        var shared = _line.AsSpan(_lineStart, _sharedLength);
        var start = _edits.Length;
        switch (column)
        {
            case VcfColumn.Chrom:
                _edits.Append(ContigName(BinaryPrimitives.ReadInt32LittleEndian(shared))!);
                break;
            case VcfColumn.Pos:
                _edits.AppendNumber(_position);
                break;
            case VcfColumn.Id:
                AppendValue(shared, _idAt);
                break;
            case VcfColumn.Ref or VcfColumn.Alt:
                AppendAlleles(shared, column);
                break;
            case VcfColumn.Qual:
                BcfText.Append(_edits, shared[12..], BcfTypes.Float, 1);
                break;
            case VcfColumn.Filter:
                AppendFilters(shared);
                break;
            case VcfColumn.Info:
                AppendInfo(shared);
                break;
            case VcfColumn.Format:
                AppendFormat();
                start = _edits.Length;
                AppendSamples();
                _columns[SamplesColumn] = new ColumnSlice(start, _edits.Length - start, true);
                return;
        }

        _columns[(int)column] = new ColumnSlice(start, _edits.Length - start, true);
    }

    private void AppendValue(ReadOnlySpan<byte> bytes, int at)
    {
        BcfTypes.TryReadDescriptor(bytes, ref at, out var type, out var count);
        BcfText.Append(_edits, bytes[at..], type, count);
    }

    private void AppendAlleles(ReadOnlySpan<byte> shared, VcfColumn column)
    {
        var at = _idAt;
        BcfTypes.TrySkip(shared, ref at);
        if (column == VcfColumn.Ref)
        {
            AppendValue(shared, at);
            return;
        }

        if (_alleleCount == 1) _edits.Append((byte)'.');
        for (var i = 1; i < _alleleCount; i++)
        {
            BcfTypes.TrySkip(shared, ref at);
            if (i > 1) _edits.Append((byte)',');
            AppendValue(shared, at);
        }
    }

    private void AppendFilters(ReadOnlySpan<byte> shared)
    {
        var at = _filterAt;
        BcfTypes.TryReadDescriptor(shared, ref at, out var type, out var count);
        if (count == 0 || type == BcfTypes.Missing) _edits.Append((byte)'.');
        for (var i = 0; i < count && type != BcfTypes.Missing; i++, at += BcfTypes.SizeOf(type))
        {
            if (i > 0) _edits.Append((byte)';');
            _edits.Append(NameOf(BcfTypes.ReadInteger(shared[at..], type))!);
        }
    }

    /// <summary>One INFO field of a record whose INFO nobody asked for as a whole.</summary>
    private bool TryGetBcfInfo(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (Header.FindInfo(key) is not { } definition) return false;
        for (var i = 0; i < _infoCount; i++)
        {
            if (_infoEntries[i].Key != definition.Index) continue;
            var shared = _line.AsSpan(_lineStart, _sharedLength);
            var at = _infoEntries[i].At;
            BcfTypes.TryReadDescriptor(shared, ref at, out var type, out var count);
            if (count == 0 || type == BcfTypes.Missing || definition.Type == VcfValueType.Flag) return true;
            var start = _edits.Length;
            BcfText.Append(_edits, shared[at..], type, count);
            value = _edits.Slice(start, _edits.Length - start);
            return true;
        }

        return false;
    }

    private void AppendInfo(ReadOnlySpan<byte> shared)
    {
        if (_infoCount == 0) _edits.Append((byte)'.');
        for (var i = 0; i < _infoCount; i++)
        {
            if (i > 0) _edits.Append((byte)';');
            var (key, at) = _infoEntries[i];
            var name = NameOf(key)!;
            _edits.Append(name);
            BcfTypes.TryReadDescriptor(shared, ref at, out var type, out var count);
            if (count == 0 || type == BcfTypes.Missing || Header.FindInfo(name) is { Type: VcfValueType.Flag }) continue;
            _edits.Append((byte)'=');
            BcfText.Append(_edits, shared[at..], type, count);
        }
    }

    private void AppendFormat()
    {
        var start = _edits.Length;
        for (var i = 0; i < _formatCount; i++)
        {
            if (i > 0) _edits.Append((byte)':');
            _edits.Append(NameOf(_formatEntries[i].Key)!);
        }

        if (_formatCount == 0 && Header.Samples.Count > 0) _edits.Append((byte)'.');
        _columns[FormatColumn] = new ColumnSlice(start, _edits.Length - start, true);
    }

    private void AppendSamples()
    {
        var samples = _line.AsSpan(_lineStart + _sharedLength, _lineLength - _sharedLength);
        for (var sample = 0; sample < Header.Samples.Count; sample++)
        {
            if (sample > 0) _edits.Append((byte)'\t');
            if (_formatCount == 0) _edits.Append((byte)'.');
            for (var i = 0; i < _formatCount; i++)
            {
                if (i > 0) _edits.Append((byte)':');
                var (key, at) = _formatEntries[i];
                BcfTypes.TryReadDescriptor(samples, ref at, out var type, out var count);
                var values = samples[(at + (sample * count * BcfTypes.SizeOf(type)))..];
                if (NameOf(key).AsSpan().SequenceEqual("GT"u8) && type is BcfTypes.Int8 or BcfTypes.Int16 or BcfTypes.Int32) BcfText.AppendGenotype(_edits, values, type, count);
                else BcfText.Append(_edits, values, type, count);
            }
        }
    }
}
