namespace Tabib.Evidence.Variants;

/// <summary>An allele within a bin of a megabyte as 32 bits: 20 for the place, 2 for the kind, 10 for what is changed. Single bases, deletions up to 1,023 bases and insertions up to four fit.</summary>
/// <remarks>Only for alleles that agree with the reference and are written as far left as they go: the deleted bases need not be said then.</remarks>
internal static class AlleleKey
{
    public const int BinShift = 20;
    private const int LongestDeletion = 1023;
    private const int LongestInsertion = 4;

    /// <param name="referenceBase">First base that is replaced.</param>
    /// <returns>False where the allele does not fit.</returns>
    public static bool TryPack(VariantAllele allele, byte referenceBase, out uint key)
    {
        key = (uint)(allele.Start & ((1 << BinShift) - 1)) << 12;
        var length = allele.End - allele.Start;
        var bases = allele.Bases;
        if (length == 1 && bases.Length == 1)
        {
            var (before, after) = (Code(referenceBase), Code(bases[0]));
            key |= (uint)((before << 2) | after);
            return (before | after) >= 0;
        }

        if (bases.Length == 0 && length is > 0 and <= LongestDeletion)
        {
            key |= (1 << 10) | (uint)length;
            return true;
        }

        if (length != 0 || bases.Length is 0 or > LongestInsertion) return false;
        var packed = 0;
        foreach (var letter in bases)
        {
            if (Code(letter) is >= 0 and var code) packed = (packed << 2) | code;
            else return false;
        }

        key |= (2 << 10) | (uint)((bases.Length - 1) << 8) | (uint)packed;
        return true;
    }

    /// <summary>What does not fit, for the side table.</summary>
    public static string Long(VariantAllele allele) => $"{allele.Start}:{allele.End}:{System.Text.Encoding.ASCII.GetString(allele.Bases)}";

    private static int Code(byte letter) => letter switch
    {
        (byte)'A' => 0,
        (byte)'C' => 1,
        (byte)'G' => 2,
        (byte)'T' => 3,
        _ => -1,
    };
}
