namespace Tabib.Ingest.Vcf;

public sealed partial class VcfRecord
{
    /// <summary>Sets a fixed column; POS is set with <see cref="SetPosition"/>, FORMAT with <see cref="SetSamples"/>.</summary>
    public void Set(VcfColumn column, ReadOnlySpan<byte> text)
    {
        if (column is VcfColumn.Pos or VcfColumn.Format) throw new ArgumentOutOfRangeException(nameof(column));
        DecodeAll();
        Put((int)column, text);
    }

    /// <param name="position">1-based.</param>
    public void SetPosition(int position)
    {
        DecodeAll();
        BeginEdit(out var start);
        _edits.AppendNumber(position);
        EndEdit((int)VcfColumn.Pos, start);
        _position = position;
    }

    /// <param name="alternates">Parted by commas; "." for none.</param>
    public void SetAlleles(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternates)
    {
        Set(VcfColumn.Ref, reference);
        Set(VcfColumn.Alt, alternates);
    }

    /// <summary>Sets an INFO field: in its place where the record has it, else behind the others.</summary>
    public void SetInfo(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => PutInfo(key, value, hasValue: true);

    /// <summary>Sets a flag.</summary>
    public void SetInfoFlag(ReadOnlySpan<byte> key) => PutInfo(key, default, hasValue: false);

    /// <summary>Takes an INFO field away; nothing happens where the record has none of that name.</summary>
    public void RemoveInfo(ReadOnlySpan<byte> key)
    {
        var info = Info;
        if (FindInfo(info, key) is not (>= 0 and var at)) return;
        var end = info[at..].IndexOf((byte)';') is >= 0 and var length ? at + length : info.Length;
        DecodeAll();
        BeginEdit(out var start);
        _edits.Append(end < info.Length ? info[..at] : info[..Math.Max(0, at - 1)]);
        if (end < info.Length) _edits.Append(info[(end + 1)..]);
        if (_edits.Length == start) _edits.Append((byte)'.');
        EndEdit((int)VcfColumn.Info, start);
    }

    /// <summary>Sets FORMAT and all sample columns.</summary>
    /// <param name="samples">As many columns as the header has samples, parted by tabs.</param>
    public void SetSamples(ReadOnlySpan<byte> format, ReadOnlySpan<byte> samples)
    {
        DecodeAll();
        Put(FormatColumn, format);
        Put(SamplesColumn, samples);
        (_sampleColumns, _hasSamples) = (0, !format.IsEmpty);
    }

    /// <summary>Takes FORMAT and the sample columns away.</summary>
    public void RemoveSamples() => SetSamples(default, default);

    private void PutInfo(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool hasValue)
    {
        DecodeAll();
        var info = Info;
        var at = FindInfo(info, key);
        BeginEdit(out var start);
        if (at >= 0) _edits.Append(info[..at]);
        else if (info is not ([(byte)'.'] or []))
        {
            _edits.Append(info);
            _edits.Append((byte)';');
        }

        _edits.Append(key);
        if (hasValue) _edits.Append((byte)'=');
        _edits.Append(value);
        if (at >= 0 && info[at..].IndexOf((byte)';') is >= 0 and var end) _edits.Append(info[(at + end)..]);
        EndEdit((int)VcfColumn.Info, start);
    }

    private void Put(int column, ReadOnlySpan<byte> text)
    {
        BeginEdit(out var start);
        _edits.Append(text);
        EndEdit(column, start);
    }

    private void BeginEdit(out int start) => start = _edits.Length;

    private void EndEdit(int column, int start)
    {
        _columns[column] = new ColumnSlice(start, _edits.Length - start, true);
        IsEdited = true;
    }
}
