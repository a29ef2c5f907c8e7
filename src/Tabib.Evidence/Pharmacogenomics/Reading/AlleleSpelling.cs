namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>The shortest, leftmost spelling of a change that its own reference bases allow.</summary>
/// <remarks>Source: Tan, Abecasis, Kang 2015, doi:10.1093/bioinformatics/btv112; without a reference sequence the shift ends where the record's bases end.</remarks>
internal static class AlleleSpelling
{
    /// <param name="start">1-based.</param>
    /// <returns>With one anchor base before an insertion or deletion.</returns>
    public static (int Start, string Reference, string Alternate) Shortest(int start, string reference, string alternate)
    {
        var (tailR, tailA, head) = (reference.Length, alternate.Length, 0);
        while (tailR > 1 && tailA > 1 && reference[tailR - 1] == alternate[tailA - 1]) (tailR, tailA) = (tailR - 1, tailA - 1);
        while (head < tailR - 1 && head < tailA - 1 && reference[head] == alternate[head]) head++;
        return (start + head, reference[head..tailR], alternate[head..tailA]);
    }
}
