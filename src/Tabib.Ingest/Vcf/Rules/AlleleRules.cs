using System.Buffers;

namespace Tabib.Ingest.Vcf.Rules;

/// <summary>What REF and ALT may be (VCF 4.3 section 1.6.1).</summary>
internal static class AlleleRules
{
    private static readonly SearchValues<byte> Bases = SearchValues.Create("ACGTNacgtn"u8);
    private static readonly SearchValues<byte> Forbidden = SearchValues.Create("<> \t,"u8);

    public static bool IsBases(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(Bases);

    /// <summary>Whether a text may be the whole ALT column.</summary>
    public static bool IsAlternates(ReadOnlySpan<byte> column)
    {
        if (column is [(byte)'.']) return true;
        foreach (var range in column.Split((byte)','))
        {
            if (!IsAlternate(column[range])) return false;
        }

        return true;
    }

    private static bool IsAlternate(ReadOnlySpan<byte> allele)
    {
        if (IsBases(allele) || allele is [(byte)'*']) return true;
        if (allele is [(byte)'<', _, .., (byte)'>']) return !allele[1..^1].ContainsAny(Forbidden);

        // A breakend that leads nowhere known: a point and bases.
        if (allele is [(byte)'.', _, ..]) return IsBases(allele[1..]);
        if (allele is [_, .., (byte)'.']) return IsBases(allele[..^1]);

        // Bases and the name of a contig that is inserted behind them.
        if (allele is [_, .., (byte)'>']) return allele.IndexOf((byte)'<') is > 0 and var open && IsBases(allele[..open]) && !allele[(open + 1)..^1].ContainsAny(Forbidden);
        return IsBreakend(allele);
    }

    /// <summary>t[p[, t]p], ]p]t or [p[t, where p is a contig and a position.</summary>
    private static bool IsBreakend(ReadOnlySpan<byte> allele)
    {
        var first = allele.IndexOfAny((byte)'[', (byte)']');
        if (first < 0) return false;
        var sign = allele[first];
        var last = allele.LastIndexOf(sign);
        if (last == first) return false;
        var before = allele[..first];
        var mate = allele[(first + 1)..last];
        var behind = allele[(last + 1)..];
        if (before.IsEmpty == behind.IsEmpty) return false;
        var bases = before.IsEmpty ? behind : before;
        var colon = mate.LastIndexOf((byte)':');
        return (IsBases(bases) || bases is [(byte)'.']) && colon > 0 && VcfNumberText.TryParsePosition(mate[(colon + 1)..], out _);
    }
}
