namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>Which of several diplotypes that unphased data cannot tell apart is reported, by what is common in people.</summary>
/// <param name="Candidates">All must be among the candidates.</param>
/// <param name="Pick">The one that is reported.</param>
public sealed record DiplotypePriority(IReadOnlyList<string> Candidates, string Pick);
