namespace Tabib.Evidence.Polygenic;

/// <summary>Two single bases in one byte, as most variants and weights have them: comparisons without reading text.</summary>
internal static class BasePair
{
    /// <summary>More bases than one, or none.</summary>
    public const byte None = 0xFF;

    private static readonly byte[] Codes = MakeCodes();

    /// <returns>Four times the first base's number and the second's: A 0, C 1, G 2, T 3; <see cref="None"/> where they are no such pair.</returns>
    public static byte Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (first.Length != 1 || second.Length != 1) return None;
        var (one, two) = (Codes[first[0]], Codes[second[0]]);
        return one == None || two == None ? None : (byte)((one * 4) + two);
    }

    /// <summary>A/T and C/G: the bases' numbers add up to 3, as those of all complements do.</summary>
    public static bool IsAmbiguous(byte pair) => (pair >> 2) + (pair & 3) == 3;

    /// <param name="weight">Effect allele and other allele.</param>
    /// <param name="variant">REF and ALT.</param>
    public static MatchKind Compare(byte weight, byte variant)
    {
        var turned = (byte)((weight >> 2) | ((weight & 3) << 2));
        if (weight == variant) return MatchKind.RefAlt;
        if (turned == variant) return MatchKind.AltRef;
        if ((weight ^ 0xF) == variant) return MatchKind.RefAltFlipped;
        return (turned ^ 0xF) == variant ? MatchKind.AltRefFlipped : MatchKind.None;
    }

    private static byte[] MakeCodes()
    {
        var codes = new byte[256];
        Array.Fill(codes, None);
        for (var i = 0; i < 4; i++) codes["ACGT"[i]] = codes["acgt"[i]] = (byte)i;
        return codes;
    }
}
