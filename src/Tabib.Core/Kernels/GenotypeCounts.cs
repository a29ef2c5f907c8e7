namespace Tabib.Core.Kernels;

/// <summary>How many samples have each hard call of one variant and one ALT allele.</summary>
/// <param name="HomozygousReference">No copy of the counted allele (code 0).</param>
/// <param name="Heterozygous">One copy (code 1).</param>
/// <param name="HomozygousAlternate">Two copies (code 2); haploid carriers are coded so too.</param>
/// <param name="Missing">No call (code 3).</param>
public readonly record struct GenotypeCounts(int HomozygousReference, int Heterozygous, int HomozygousAlternate, int Missing)
{
    /// <summary>Samples with a call.</summary>
    public int Called => HomozygousReference + Heterozygous + HomozygousAlternate;

    /// <summary>Samples counted, called or not.</summary>
    public int Total => Called + Missing;

    public static GenotypeCounts operator -(GenotypeCounts left, GenotypeCounts right) => Subtract(left, right);

    public static GenotypeCounts Subtract(GenotypeCounts left, GenotypeCounts right) => new(
        left.HomozygousReference - right.HomozygousReference,
        left.Heterozygous - right.Heterozygous,
        left.HomozygousAlternate - right.HomozygousAlternate,
        left.Missing - right.Missing);
}
