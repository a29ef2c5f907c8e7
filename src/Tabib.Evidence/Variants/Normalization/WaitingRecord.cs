using System.Text;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>A record that waits until nothing before it can come any more: as its line while nothing changed, else taken apart.</summary>
internal sealed class WaitingRecord
{
    private byte[] _line = [];
    private int _length;
    private EditableRecord? _record;

    public long Position { get; private set; }

    /// <summary>Whether it stays as it is whatever stands at its position.</summary>
    public bool IsLeftAlone { get; private set; }

    /// <summary>The line as it was read; empty where the record was changed.</summary>
    public ReadOnlySpan<byte> Line => _record is null ? _line.AsSpan(0, _length) : default;

    public void Set(long position, ReadOnlySpan<byte> line, bool isLeftAlone)
    {
        if (_line.Length < line.Length) _line = new byte[Math.Max(256, line.Length * 2)];
        line.CopyTo(_line);
        (_record, _length, Position, IsLeftAlone) = (null, line.Length, position, isLeftAlone);
    }

    public void Set(EditableRecord record) => (_record, _length, Position, IsLeftAlone) = (record, 0, record.Position, false);

    public EditableRecord Open() => _record ?? EditableRecord.Parse(Encoding.UTF8.GetString(_line.AsSpan(0, _length)));
}
