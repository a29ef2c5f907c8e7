namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>Two alleles, or the one of a haploid sample.</summary>
/// <param name="First">The smaller by <see cref="AlleleNameOrder"/>.</param>
/// <param name="Second">Null for a haploid sample.</param>
/// <param name="Score">Defined positions that both cover, less what ambiguous cells leave open.</param>
public sealed record Diplotype(string First, string? Second, int Score)
{
    public string Name => Second is null ? First : $"{First}/{Second}";

    public IReadOnlyList<string> Alleles => Second is null ? [First] : [First, Second];

    internal static Diplotype Of(string one, string other, int score) =>
        AlleleNameOrder.Instance.Compare(one, other) <= 0 ? new Diplotype(one, other, score) : new Diplotype(other, one, score);

    /// <summary>Score descending, then names.</summary>
    internal static int Compare(Diplotype x, Diplotype y)
    {
        var order = y.Score.CompareTo(x.Score);
        if (order == 0) order = AlleleNameOrder.Instance.Compare(x.First, y.First);
        return order != 0 ? order : AlleleNameOrder.Instance.Compare(x.Second, y.Second);
    }
}
