using Tabib.Core.Outcomes;

namespace Tabib.App.Polygenic;

/// <param name="GenomeBuild">Of the genotypes; null where it is not known.</param>
public sealed record PolygenicMatchReport(IReadOnlyList<ScoreMatchCount> Scores, string? GenomeBuild, string Out, double Seconds, IReadOnlyList<Problem> Problems);
