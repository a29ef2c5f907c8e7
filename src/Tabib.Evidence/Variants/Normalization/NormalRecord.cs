namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Tells records that are in normal form already, which nearly all are, so that they pass as bytes.</summary>
internal static class NormalRecord
{
    /// <param name="alternates">The column ALT.</param>
    /// <returns>Whether the alleles are one substitution, or an insertion or deletion that cannot be moved to the left or be made shorter.</returns>
    public static bool IsNormal(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternates)
    {
        if (alternates is [(byte)'.'] && reference.Length == 1) return IsBase(reference[0]);
        if (reference.IsEmpty || alternates.IsEmpty || alternates.Contains((byte)',') || !IsSequence(reference) || !IsSequence(alternates)) return false;
        if (reference.Length == 1 && alternates.Length == 1) return !Same(reference[0], alternates[0]);
        if (Math.Min(reference.Length, alternates.Length) != 1) return false;
        return Same(reference[0], alternates[0]) && !Same(reference[^1], alternates[^1]);
    }

    private static bool IsSequence(ReadOnlySpan<byte> allele)
    {
        foreach (var letter in allele)
            if (!IsBase(letter)) return false;
        return true;
    }

    private static bool IsBase(byte letter) => (letter & 0xDF) is (byte)'A' or (byte)'C' or (byte)'G' or (byte)'T' or (byte)'N';

    private static bool Same(byte left, byte right) => (left & 0xDF) == (right & 0xDF);
}
