using Tabib.Core.Scheduling;
using Tabib.Core.Trees;

namespace Tabib.Evidence.Explanation;

/// <summary>Exact interventional Shapley values of trees: a feature that is not known has the values of background rows, whatever the others are.</summary>
/// <remarks>
/// Source: Lundberg et al. 2020 (doi:10.1038/s42256-019-0138-9). A hybrid of row and background row comes to a leaf when the a features that only the row passes are taken from it, and the b that only the background passes are not:
/// each of the former is worth v (a-1)! b!/(a+b)!, each of the latter -v a! (b-1)!/(a+b)!. Background rows that pass the same features of a path are taken together.
/// </remarks>
public static class InterventionalShap
{
    private const int RowsPerBlock = 16;

    /// <param name="columns">One a feature of the ensemble, in its order; NaN where missing.</param>
    /// <param name="background">Rows that stand for what is not known, in the same columns; at least one.</param>
    public static ContributionTable Explain(TreeEnsemble ensemble, IReadOnlyList<double[]> columns, IReadOnlyList<double[]> background, int threads = 1, CancellationToken cancellation = default)
    {
        var explained = Prepare(ensemble, columns, background, cancellation, out var trees, out var patterns);
        var weights = new InterventionWeights(trees.Max(tree => tree.MostFactors));
        var rows = explained.Margins.Length;
        var blocks = Enumerable.Range(0, (rows + RowsPerBlock - 1) / RowsPerBlock).Select(block => block * RowsPerBlock);
        new OrderedWork<int, int>(blocks, _ => { }).Run(threads, Worker, cancellation);
        return explained;

        Func<int, int> Worker()
        {
            var (values, left, local) = (new double[columns.Count], new bool[trees.Max(tree => tree.Splits.Length)], new double[columns.Count]);
            var sums = new CompensatedSum[columns.Count];
            return first =>
            {
                for (var row = first; row < Math.Min(rows, first + RowsPerBlock); row++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    TreeInput.Take(columns, row, values);
                    Array.Clear(sums);
                    for (var t = 0; t < trees.Length; t++)
                    {
                        LeafPasses.Decide(trees[t], values, left);
                        AddTree(trees[t], patterns[t], left, weights, local);
                        foreach (var feature in trees[t].Features)
                        {
                            sums[feature].Add(local[feature]);
                            local[feature] = 0;
                        }
                    }

                    for (var feature = 0; feature < sums.Length; feature++) explained.Columns[feature][row] = sums[feature].Value;
                }

                return first;
            };
        }
    }

    /// <summary>Columns of zeros, to be filled, with base value and margins; and of each tree its paths and what the background passes.</summary>
    internal static ContributionTable Prepare(TreeEnsemble ensemble, IReadOnlyList<double[]> columns, IReadOnlyList<double[]> background, CancellationToken cancellation, out TreePaths[] trees, out BackgroundPatterns[] patterns)
    {
        var (rows, backgroundRows) = (TreeInput.Rows(ensemble, columns), TreeInput.Rows(ensemble, background));
        if (backgroundRows == 0) throw new ArgumentException("There is at least one background row.", nameof(background));
        trees = [.. ensemble.Trees.Select(TreePaths.Of)];
        patterns = [.. trees.Select(tree => BackgroundPatterns.Of(tree, background, cancellation))];
        var baseValue = new CompensatedSum();
        foreach (var margin in TreeInput.Margins(ensemble, background, backgroundRows)) baseValue.Add(margin / backgroundRows);
        return new ContributionTable(ContributionMethod.Interventional, ensemble.Features, baseValue.Value, [.. columns.Select(_ => new double[rows])], TreeInput.Margins(ensemble, columns, rows));
    }

    private static void AddTree(TreePaths tree, BackgroundPatterns patterns, ReadOnlySpan<bool> left, InterventionWeights weights, Span<double> local)
    {
        Span<ulong> own = stackalloc ulong[BackgroundPatterns.MostWords];
        for (var l = 0; l < tree.Leaves.Length; l++)
        {
            ref readonly var leaf = ref tree.Leaves[l];
            var words = BackgroundPatterns.Pattern(tree, leaf, left, own);
            foreach (var (pattern, share) in patterns.OfLeaf(l))
            {
                if (!BackgroundPatterns.Covers(own[..words], pattern, leaf.Factors)) continue;
                var (a, b) = BackgroundPatterns.Only(own[..words], pattern);
                var (known, unknown) = (leaf.Value * share * weights.OfRow(a, b), leaf.Value * share * weights.OfBackground(a, b));
                for (var j = 0; j < leaf.Factors; j++)
                {
                    var (isOwn, isTheirs) = ((own[j >> 6] >> j & 1) != 0, (pattern[j >> 6] >> j & 1) != 0);
                    if (isOwn != isTheirs) local[tree.Features[tree.Factors[leaf.FirstFactor + j].Slot]] += isOwn ? known : unknown;
                }
            }
        }
    }
}
