namespace Tabib.Evidence.Variants;

/// <summary>What of an allele differs from the reference. Of the places that a change in a repeat may have, the one that VCF writes: behind the base that both alleles begin with.</summary>
/// <param name="Start">0-based position of the first reference base that is replaced.</param>
/// <param name="End">0-based, half-open.</param>
/// <param name="Prefix">Common bases in front.</param>
/// <param name="AlternateLength">Bases of the alternate allele that are left.</param>
internal readonly record struct AlleleSpan(int Start, int End, int Prefix, int AlternateLength)
{
    /// <param name="position">1-based.</param>
    public static AlleleSpan Of(int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        var (referenceLength, alternateLength) = (reference.Length, alternate.Length);
        while (referenceLength > 1 && alternateLength > 1 && IsSame(reference[referenceLength - 1], alternate[alternateLength - 1])) (referenceLength, alternateLength) = (referenceLength - 1, alternateLength - 1);
        var prefix = 0;
        while (prefix < referenceLength && prefix < alternateLength && IsSame(reference[prefix], alternate[prefix])) prefix++;
        while (referenceLength > prefix && alternateLength > prefix && IsSame(reference[referenceLength - 1], alternate[alternateLength - 1])) (referenceLength, alternateLength) = (referenceLength - 1, alternateLength - 1);
        var start = position - 1 + prefix;
        return new AlleleSpan(start, start + referenceLength - prefix, prefix, alternateLength - prefix);
    }

    private static bool IsSame(byte left, byte right) => (left & 0xDF) == (right & 0xDF);
}
