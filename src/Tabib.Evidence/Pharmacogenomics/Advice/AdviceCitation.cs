namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>The guideline that advice rests on.</summary>
/// <param name="Text">Authors, title, journal, year.</param>
public sealed record AdviceCitation(string Text, string? Doi, string? Pmid, string? Url)
{
    public override string ToString() => $"{Text}.{(Doi is null ? "" : $" doi:{Doi}")}{(Pmid is null ? "" : $" PMID {Pmid}")}";
}
