using Tabib.Core.Outcomes;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>A weight file, matched to a genotype set.</summary>
/// <param name="IsHarmonized">Whether the harmonised places were used.</param>
/// <param name="Scores">One for the scores that share their variants.</param>
/// <param name="Problems">The first of each kind; none of them stops the work.</param>
public sealed record LoadedWeights(WeightFileHeader Header, bool IsHarmonized, IReadOnlyList<ScoreWeights> Scores, IReadOnlyList<Problem> Problems);
