namespace Tabib.Ingest.Vcf;

public sealed partial class VcfRecord
{
    private const int LongestKey = 255;

    /// <summary>The INFO fields in order.</summary>
    public InfoFields InfoFields => new(Info);

    /// <param name="value">Empty for a flag.</param>
    /// <returns>False where the record has no such field.</returns>
    public bool TryGetInfo(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
        if ((_pending & (1 << (int)VcfColumn.Info)) != 0) return TryGetBcfInfo(key, out value);
        var info = Info;
        if (FindInfo(info, key) is not (>= 0 and var at))
        {
            value = default;
            return false;
        }

        var rest = info[(at + key.Length)..];
        if (rest is [(byte)'=', ..])
        {
            rest = rest[1..];
            value = rest.IndexOf((byte)';') is >= 0 and var end ? rest[..end] : rest;
        }
        else
        {
            value = default;
        }

        return true;
    }

    /// <summary>The first value of a field, where it is a whole number.</summary>
    public bool TryGetInfoInteger(ReadOnlySpan<byte> key, out long value)
    {
        value = 0;
        return TryGetInfo(key, out var text) && VcfNumberText.TryParseInteger(First(text), out value);
    }

    /// <summary>The first value of a field, where it is a number.</summary>
    public bool TryGetInfoFloat(ReadOnlySpan<byte> key, out double value)
    {
        value = double.NaN;
        return TryGetInfo(key, out var text) && VcfNumberText.TryParseFloat(First(text), out value);
    }

    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> values) => values.IndexOf((byte)',') is >= 0 and var comma ? values[..comma] : values;

    /// <returns>Where a field begins in INFO; −1 where it is not there.</returns>
    private static int FindInfo(ReadOnlySpan<byte> info, ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty || key.Length > LongestKey) return -1;
        if (info.StartsWith(key) && IsEnd(info, key.Length)) return 0;

        // A semicolon and the key are rarely anything else than the field; the key alone often is a part of others.
        Span<byte> sought = stackalloc byte[LongestKey + 1];
        sought = sought[..(key.Length + 1)];
        sought[0] = (byte)';';
        key.CopyTo(sought[1..]);
        for (var from = 0; ;)
        {
            var at = info[from..].IndexOf(sought);
            if (at < 0) return -1;
            if (IsEnd(info, from + at + sought.Length)) return from + at + 1;
            from += at + 1;
        }
    }

    private static bool IsEnd(ReadOnlySpan<byte> info, int at) => at == info.Length || info[at] is (byte)'=' or (byte)';';
}
