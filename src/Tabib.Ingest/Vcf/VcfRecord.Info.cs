namespace Tabib.Ingest.Vcf;

public sealed partial class VcfRecord
{
    /// <summary>The INFO fields in order.</summary>
    public InfoFields InfoFields => new(Info);

    /// <param name="value">Empty for a flag.</param>
    /// <returns>False where the record has no such field.</returns>
    public bool TryGetInfo(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value)
    {
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
        for (var from = 0; from < info.Length;)
        {
            var at = info[from..].IndexOf(key);
            if (at < 0) return -1;
            at += from;
            var end = at + key.Length;
            if ((at == 0 || info[at - 1] == ';') && (end == info.Length || info[end] is (byte)'=' or (byte)';')) return at;
            from = at + 1;
        }

        return -1;
    }
}
