using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>Told what became of each row of a weight file, in the order of the file.</summary>
/// <param name="isHarmonized">Whether the harmonised place was used.</param>
public delegate void MatchSink(string score, in WeightRow row, bool isHarmonized, VariantMatch match, MatchStatus status);
