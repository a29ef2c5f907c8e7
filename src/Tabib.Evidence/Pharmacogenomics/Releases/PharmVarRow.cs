namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>One change of a haplotype as PharmVar's table lists it: plus strand, no anchor base, an insertion or deletion at its rightmost place.</summary>
/// <param name="Rsid">Null for none.</param>
/// <param name="Start">1-based; of an insertion the base before it.</param>
/// <param name="Stop">Last base, included; of an insertion the base behind it.</param>
/// <param name="Reference">Empty for an insertion.</param>
/// <param name="Alternate">Empty for a deletion.</param>
internal sealed record PharmVarRow(string? Rsid, int Start, int Stop, string Reference, string Alternate)
{
    public bool IsSubstitution => Reference.Length == 1 && Alternate.Length == 1;

    public bool IsInsertion => Reference.Length == 0;

    /// <summary>The base before an insertion or deletion.</summary>
    public int Anchor => IsInsertion ? Start : Start - 1;

    /// <summary>HGVS on the chromosome.</summary>
    public string Name => (Reference.Length, Alternate.Length) switch
    {
        (1, 1) => $"g.{Start}{Reference}>{Alternate}",
        (0, _) => $"g.{Start}_{Stop}ins{Alternate}",
        (1, 0) => $"g.{Start}del",
        (_, 0) => $"g.{Start}_{Stop}del",
        (1, _) => $"g.{Start}delins{Alternate}",
        _ => $"g.{Start}_{Stop}delins{Alternate}",
    };
}
