using Tabib.Core.Outcomes;
using Tabib.Evidence.Polygenic;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.App.Polygenic;

/// <summary>Weight files, matched to the genotypes by several threads.</summary>
internal static class LoadedScores
{
    /// <param name="problems">Takes what is wrong, in the order of the files.</param>
    public static IReadOnlyList<ScoreWeights> Load(PolygenicTarget target, IReadOnlyList<string> files, PolygenicOptions options, List<Problem> problems, CancellationToken cancellation)
    {
        var loader = new WeightLoader(target.Index, target.MatchOptions(options));
        var scores = new List<ScoreWeights>();
        foreach (var path in files)
        {
            cancellation.ThrowIfCancellationRequested();
            var loaded = loader.Load(() => new WeightFileReader(path), WeightFiles.NameOf(path));
            scores.AddRange(loaded.Scores);
            problems.AddRange(loaded.Problems);
        }

        return scores;
    }
}
