namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>A haplotype of PharmVar's table: a core allele ("*2") or one of its suballeles ("*2.001").</summary>
/// <param name="Name">Without the gene.</param>
/// <param name="IsReference">The table calls it the reference and lists no change.</param>
/// <param name="Rows">Each once, in the table's order.</param>
/// <param name="Unreadable">Why its structure cannot be read from the table; null where it can.</param>
internal sealed record PharmVarHaplotype(string Name, bool IsReference, IReadOnlyList<PharmVarRow> Rows, string? Unreadable)
{
    public bool IsSuballele => Name.Contains('.', StringComparison.Ordinal);

    /// <summary>"*2" of "*2.001".</summary>
    public string Core => IsSuballele ? Name[..Name.IndexOf('.', StringComparison.Ordinal)] : Name;
}
