using System.Globalization;
using System.Text;

namespace Tabib.Record.Cohorts;

/// <summary>Gives each value of a column a small number, by its bytes: a string is made once a value, not once a row.</summary>
/// <param name="expected">Rows; 0 where it is not known.</param>
internal sealed class ColumnCoder(string name, bool isNumber, int expected)
{
    private const int Slots = 1024;

    private readonly GrowingArray<byte> _codes = new(expected);
    private readonly List<string?> _levels = [];
    private readonly ulong[] _first = new ulong[Slots];
    private readonly ulong[] _second = new ulong[Slots];
    private readonly byte[]?[] _long = new byte[Slots][];
    private readonly short[] _code = CreateEmpty();
    private int _missing = -1;

    public string Name { get; } = name;

    public bool IsNumber { get; } = isNumber;

    public bool HasTooMany { get; private set; }

    public Span<byte> Take(int count) => _codes.Take(count);

    public byte OfMissing()
    {
        if (_missing < 0) _missing = Add(null);
        return (byte)_missing;
    }

    public byte OfNumber(double value)
    {
        if (double.IsNaN(value)) return OfMissing();
        // 0 and -0 are one value.
        var bits = BitConverter.DoubleToUInt64Bits(value + 0.0);
        var slot = Slot(bits, 0);
        while (_code[slot] >= 0 && _first[slot] != bits) slot = (slot + 1) % Slots;
        if (_code[slot] < 0 && !HasTooMany) Remember(slot, bits, 0, null, Add(value.ToString("R", CultureInfo.InvariantCulture)));
        return (byte)Math.Max((short)0, _code[slot]);
    }

    /// <summary>A text of at most twelve bytes, as DuckDB keeps it: the length, then the bytes, the rest 0.</summary>
    public byte OfShort(ulong first, ulong second)
    {
        var slot = Slot(first, second);
        while (_code[slot] >= 0 && (_first[slot] != first || _second[slot] != second || _long[slot] is not null)) slot = (slot + 1) % Slots;
        if (_code[slot] < 0 && !HasTooMany)
        {
            Span<byte> bytes = stackalloc byte[16];
            BitConverter.TryWriteBytes(bytes, first);
            BitConverter.TryWriteBytes(bytes[8..], second);
            Remember(slot, first, second, null, Add(Encoding.UTF8.GetString(bytes.Slice(4, (int)(uint)first))));
        }

        return (byte)Math.Max((short)0, _code[slot]);
    }

    public byte OfLong(ReadOnlySpan<byte> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text) hash = (hash ^ letter) * 1099511628211UL;
        var slot = Slot(hash, (ulong)text.Length);
        while (_code[slot] >= 0 && !(_long[slot] is { } kept && text.SequenceEqual(kept))) slot = (slot + 1) % Slots;
        if (_code[slot] < 0 && !HasTooMany) Remember(slot, hash, (ulong)text.Length, text.ToArray(), Add(Encoding.UTF8.GetString(text)));
        return (byte)Math.Max((short)0, _code[slot]);
    }

    public CodedColumn ToColumn() => new(Name, _levels, _codes.ToArray(), HasTooMany);

    private int Add(string? level)
    {
        if (_levels.Count == CodedColumn.MostLevels)
        {
            HasTooMany = true;
            return 0;
        }

        _levels.Add(level);
        return _levels.Count - 1;
    }

    private void Remember(int slot, ulong first, ulong second, byte[]? text, int code)
    {
        if (HasTooMany) return;
        (_first[slot], _second[slot], _long[slot], _code[slot]) = (first, second, text, (short)code);
    }

    private static int Slot(ulong first, ulong second) => (int)(((first * 0x9E37_79B9_7F4A_7C15) ^ (second * 0xC2B2_AE3D_27D4_EB4F)) >> 54);

    private static short[] CreateEmpty()
    {
        var empty = new short[Slots];
        Array.Fill(empty, (short)-1);
        return empty;
    }
}
