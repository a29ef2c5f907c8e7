using Tabib.Core.Scheduling;
using Tabib.Core.Trees;

namespace Tabib.Evidence.Explanation;

/// <summary>Interventional Shapley interaction values of trees: see <see cref="InterventionalShap"/>.</summary>
public static class InterventionalInteractions
{
    /// <param name="columns">One a feature of the ensemble, in its order; NaN where missing. A matrix of features by features is kept for each row.</param>
    /// <param name="background">Rows that stand for what is not known, in the same columns; at least one.</param>
    public static InteractionTable Explain(TreeEnsemble ensemble, IReadOnlyList<double[]> columns, IReadOnlyList<double[]> background, int threads = 1, CancellationToken cancellation = default)
    {
        var contributions = InterventionalShap.Explain(ensemble, columns, background, threads, cancellation);
        _ = InterventionalShap.Prepare(ensemble, columns, background, cancellation, out var trees, out var patterns);
        var weights = new InterventionWeights(trees.Max(tree => tree.MostFactors));
        var matrices = new double[contributions.Margins.Length][];
        new OrderedWork<int, int>(Enumerable.Range(0, matrices.Length), _ => { }).Run(threads, Worker, cancellation);
        return new InteractionTable(ContributionMethod.Interventional, ensemble.Features, contributions.BaseValue, matrices);

        Func<int, int> Worker()
        {
            var (values, left, pairs) = (new double[columns.Count], new bool[trees.Max(tree => tree.Splits.Length)], new PairSums(columns.Count));
            return row =>
            {
                TreeInput.Take(columns, row, values);
                pairs.Clear();
                for (var t = 0; t < trees.Length; t++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    LeafPasses.Decide(trees[t], values, left);
                    AddTree(trees[t], patterns[t], left, weights, pairs);
                }

                matrices[row] = pairs.WithDiagonal(contributions.Columns, row);
                return row;
            };
        }
    }

    private static void AddTree(TreePaths tree, BackgroundPatterns patterns, ReadOnlySpan<bool> left, InterventionWeights weights, PairSums pairs)
    {
        Span<ulong> own = stackalloc ulong[BackgroundPatterns.MostWords];
        Span<int> differing = stackalloc int[DecisionTree.GreatestDepth];
        for (var l = 0; l < tree.Leaves.Length; l++)
        {
            ref readonly var leaf = ref tree.Leaves[l];
            var words = BackgroundPatterns.Pattern(tree, leaf, left, own);
            foreach (var (pattern, share) in patterns.OfLeaf(l))
            {
                if (!BackgroundPatterns.Covers(own[..words], pattern, leaf.Factors)) continue;
                var (a, b) = BackgroundPatterns.Only(own[..words], pattern);
                var count = 0;
                for (var j = 0; j < leaf.Factors; j++)
                {
                    if (((own[j >> 6] ^ pattern[j >> 6]) >> j & 1) != 0) differing[count++] = j;
                }

                for (var i = 0; i < count; i++)
                {
                    for (var j = i + 1; j < count; j++)
                    {
                        var (first, second) = (differing[i], differing[j]);
                        var ofRow = (int)(own[first >> 6] >> first & 1) + (int)(own[second >> 6] >> second & 1);
                        pairs.Add(tree.Features[tree.Factors[leaf.FirstFactor + first].Slot], tree.Features[tree.Factors[leaf.FirstFactor + second].Slot], leaf.Value * share * weights.OfPair(a, b, ofRow));
                    }
                }
            }
        }
    }
}
