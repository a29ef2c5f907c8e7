using Tabib.Core.Outcomes;

namespace Tabib.App.Association;

/// <summary>What a run of association tests did.</summary>
/// <param name="Notes">Worth knowing of the tables.</param>
/// <param name="Page">The page of plots; null where none was wanted.</param>
public sealed record AssociationReport(int Variants, int Samples, IReadOnlyList<TraitReport> Traits, IReadOnlyList<Problem> Notes, string? Page, int BlocksResumed, double Seconds)
{
    /// <summary>What the gene tests came to; null where none were asked for.</summary>
    public AssociationGenesResult? Genes { get; init; }
}
