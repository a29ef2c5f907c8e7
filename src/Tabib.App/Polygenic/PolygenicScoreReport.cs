using Tabib.Core.Outcomes;

namespace Tabib.App.Polygenic;

/// <param name="Scores">Scores computed.</param>
/// <param name="Refused">Scores of which too few variants were matched, and files that could not be used.</param>
/// <param name="Problems">One of each kind and file.</param>
public sealed record PolygenicScoreReport(int Samples, int Scores, int Refused, string? GenomeBuild, string Out, double Seconds, IReadOnlyList<Problem> Problems);
