namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>What one guideline of a release says of one drug: a file of advice.</summary>
/// <param name="Id">Of the guideline, letters, digits and dashes.</param>
/// <param name="Source">Who says it: "CPIC", "DPWG", "FDA label", "FDA table".</param>
/// <param name="Version">Of the guideline's entry; null where the release does not state it.</param>
/// <param name="Citation">With a year.</param>
/// <param name="Drug">Lower case.</param>
internal sealed record DrugGuidance(string Id, string Source, string Title, string? Version, string Citation, string? Pmid, string? Url, string Drug, string? RxNorm, IReadOnlyList<string> Atc, IReadOnlyList<GuidanceRow> Rows);
