namespace Tabib.Evidence.Polygenic;

/// <summary>Comparisons of alleles as bytes, in either case.</summary>
internal static class AllelePair
{
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
            if ((left[i] | 0x20) != (right[i] | 0x20)) return false;
        return true;
    }

    /// <summary>Whether one is what the other strand reads.</summary>
    public static bool AreComplements(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
            if (Complement(left[i]) != (right[^(i + 1)] | 0x20)) return false;
        return true;
    }

    /// <summary>A/T or C/G, and longer pairs that read the same on both strands.</summary>
    public static bool IsAmbiguous(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => AreComplements(one, other);

    /// <summary>Whether one of the alleles in a list parted by "/" is this one; on the other strand where asked.</summary>
    public static bool IsAmong(ReadOnlySpan<byte> allele, ReadOnlySpan<byte> list, bool flipped)
    {
        while (true)
        {
            var slash = list.IndexOf((byte)'/');
            var one = slash < 0 ? list : list[..slash];
            if (flipped ? AreComplements(one, allele) : AreEqual(one, allele)) return true;
            if (slash < 0) return false;
            list = list[(slash + 1)..];
        }
    }

    private static int Complement(byte letter) => (letter | 0x20) switch
    {
        'a' => 't',
        't' => 'a',
        'c' => 'g',
        'g' => 'c',
        _ => 0,
    };
}
