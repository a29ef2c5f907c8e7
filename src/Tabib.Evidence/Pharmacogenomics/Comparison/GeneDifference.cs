namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>What differs of one gene between two states of knowledge.</summary>
/// <param name="VersionBefore">Null where the gene is new.</param>
/// <param name="VersionAfter">Null where the gene is gone.</param>
/// <param name="Positions">By place on GRCh38.</param>
/// <param name="Alleles">Of a changed allele the cells that differ, of others the whole definition.</param>
/// <param name="Functions">Functions and activity values of alleles.</param>
/// <param name="Results">Rules of pairs of functions and of activity scores.</param>
/// <param name="Settings">How the gene is called.</param>
public sealed record GeneDifference(
    string Gene,
    string? VersionBefore,
    string? VersionAfter,
    IReadOnlyList<FactChange> Positions,
    IReadOnlyList<FactChange> Alleles,
    IReadOnlyList<FactChange> Functions,
    IReadOnlyList<FactChange> Results,
    IReadOnlyList<FactChange> Settings)
{
    /// <summary>Whether nothing but the version differs.</summary>
    public bool IsVersionOnly => VersionBefore is not null && VersionAfter is not null && Positions.Count + Alleles.Count + Functions.Count + Results.Count + Settings.Count == 0;

    /// <summary>Whether genome files may be called otherwise: definitions differ, which stored calls cannot show.</summary>
    public bool ChangesCalling => Positions.Count + Alleles.Count + Settings.Count > 0;
}
