namespace Tabib.Core.Kernels;

/// <summary>How many samples have each two-bit code at one variant.</summary>
/// <param name="None">No copy of the counted allele.</param>
/// <param name="One">One copy.</param>
/// <param name="Two">Two copies; in haploid calls, one.</param>
public readonly record struct GenotypeCounts(int None, int One, int Two, int Missing)
{
    public int Called => None + One + Two;

    /// <summary>Copies of the counted allele, two for each sample of code 2.</summary>
    public long Copies => One + (2L * Two);

    /// <exception cref="ArgumentException">The part is no part of this.</exception>
    public GenotypeCounts Minus(GenotypeCounts part)
    {
        var rest = new GenotypeCounts(None - part.None, One - part.One, Two - part.Two, Missing - part.Missing);
        return rest is { None: >= 0, One: >= 0, Two: >= 0, Missing: >= 0 } ? rest : throw new ArgumentException("Counts of a part are larger than those of the whole.", nameof(part));
    }
}
