using Tabib.Core.Genome;

namespace Tabib.Evidence.Polygenic;

/// <summary>Computes any number of scores in one pass over the genotypes.</summary>
/// <remarks>Threads take blocks of variants and have sums of their own; sums are whole numbers, so that neither threads nor blocks change a bit.</remarks>
public static class ScoreEngine
{
    private const int LargestBlock = 240;

    /// <summary>Packed genotypes of a block: small enough for the cache of a core.</summary>
    private const long BlockBytes = 1 << 19;

    /// <returns>In the order of the scores.</returns>
    /// <param name="advance">Told the share that is done, 0 to 1.</param>
    public static IReadOnlyList<ScoreResult> Run(ScoreTarget target, IReadOnlyList<ScoreWeights> scores, ScoreOptions options, Action<double>? advance, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(options);
        var results = new List<ScoreResult>();
        var share = Math.Max(1, options.Memory / Math.Max(1, options.Threads));
        for (var first = 0; first < scores.Count;)
        {
            var (end, bytes) = (first, 0L);
            while (end < scores.Count && (end == first || bytes + ScoreSums.BytesOf(scores[end], target.Samples.Count) <= share)) bytes += ScoreSums.BytesOf(scores[end++], target.Samples.Count);
            results.AddRange(RunPass(target, [.. scores.Skip(first).Take(end - first)], options, advance, cancellation));
            first = end;
        }

        return results;
    }

    private static IEnumerable<ScoreResult> RunPass(ScoreTarget target, ScoreWeights[] scores, ScoreOptions options, Action<double>? advance, CancellationToken cancellation)
    {
        var computed = scores.Where(score => !score.IsTooFew).Select(score => new FixedWeights(score)).ToArray();
        var pass = new ScorePass(target, computed, options, BlockSize(target.Samples.Count), advance);
        var sums = pass.Run(cancellation);
        var next = 0;
        foreach (var score in scores)
        {
            if (score.IsTooFew)
            {
                foreach (var name in score.Names) yield return new ScoreResult(name, score.Matched, score.Total, 0) { IsTooFew = true };
                continue;
            }

            for (var column = 0; column < score.Names.Count; column++) yield return sums[next].Result(column);
            next++;
        }
    }

    private static int BlockSize(int samples)
    {
        var bytes = GenotypeBuffer.PaddedWords(samples) * sizeof(ulong);
        return (int)Math.Clamp(BlockBytes / Math.Max(1, bytes) / 16 * 16, 16, LargestBlock);
    }
}
