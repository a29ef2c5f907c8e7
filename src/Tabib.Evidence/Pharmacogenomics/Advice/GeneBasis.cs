namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>What advice takes from one gene.</summary>
/// <param name="Results">As they count, after phenoconversion; empty where the gene is not called.</param>
/// <param name="Reason">Why it is not called; null where it is.</param>
/// <param name="Conversions">What drugs of the medication list do to it.</param>
/// <param name="DecidingPositions">Missing positions that would tell candidates apart which lead to different advice.</param>
public sealed record GeneBasis(string Gene, IReadOnlyList<string> Results, string? Reason, IReadOnlyList<Phenoconversion> Conversions, IReadOnlyList<string> DecidingPositions)
{
    public bool IsCalled => Reason is null;
}
