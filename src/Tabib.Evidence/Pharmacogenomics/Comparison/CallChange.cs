namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>What other knowledge makes of a stored call.</summary>
/// <param name="PhenotypeBefore">As stored.</param>
/// <param name="PhenotypeAfter">Null where the new knowledge gives none.</param>
/// <param name="MustBeCalledAnew">An allele of the call is now defined otherwise or not at all: what is after holds only if the genome file still gives the same alleles.</param>
/// <param name="Why">Which facts changed.</param>
public sealed record CallChange(string File, string Sample, string Gene, string Call, string? PhenotypeBefore, string? PhenotypeAfter, string? ActivityScoreBefore, string? ActivityScoreAfter, bool MustBeCalledAnew, string Why)
{
    /// <summary>Whether the result itself differs.</summary>
    public bool ChangesResult => PhenotypeBefore != PhenotypeAfter || ActivityScoreBefore != ActivityScoreAfter;
}
