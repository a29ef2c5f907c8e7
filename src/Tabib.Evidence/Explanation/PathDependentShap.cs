using Tabib.Core.Scheduling;
using Tabib.Core.Trees;
using Tabib.Evidence.Explanation.Kernels;

namespace Tabib.Evidence.Explanation;

/// <summary>Exact path-dependent Shapley values of trees: a feature that is not known follows the training data down the branches, by cover.</summary>
/// <remarks>The values are those of TreeSHAP (Lundberg et al. 2020, doi:10.1038/s42256-019-0138-9); how they are computed is said at <see cref="PathShapKernel"/>. Any number of threads gives the same bits.</remarks>
public static class PathDependentShap
{
    /// <summary>Rows that stay in the cache while a tree is gone through.</summary>
    private const int RowsPerBlock = 64;

    /// <param name="columns">One a feature of the ensemble, in its order; NaN where missing.</param>
    public static ContributionTable Explain(TreeEnsemble ensemble, IReadOnlyList<double[]> columns, int threads = 1, CancellationToken cancellation = default)
    {
        var rows = TreeInput.Rows(ensemble, columns);
        TreePaths[] trees = [.. ensemble.Trees.Select(TreePaths.Of)];
        var rules = UnitQuadrature.ForFactors(trees.Max(tree => tree.MostFactors));
        double[][] contributions = [.. ensemble.Features.Select(_ => new double[rows])];
        var blocks = Enumerable.Range(0, (rows + RowsPerBlock - 1) / RowsPerBlock).Select(block => block * RowsPerBlock);
        // Blocks write to rows of their own, so that their order does not matter.
        new OrderedWork<int, int>(blocks, _ => { }).Run(threads, Worker, cancellation);
        return new ContributionTable(ContributionMethod.PathDependent, ensemble.Features, BaseValue(ensemble, trees), contributions, TreeInput.Margins(ensemble, columns, rows));

        Func<int, int> Worker()
        {
            RowTile[] tiles = [.. Enumerable.Range(0, RowsPerBlock / RowTile.Rows).Select(_ => new RowTile(columns.Count))];
            var scratch = new PathShapScratch(trees.Max(tree => tree.Splits.Length), trees.Max(tree => tree.Features.Length), rules.Length);
            return first =>
            {
                var own = tiles.AsSpan(0, (Math.Min(RowsPerBlock, rows - first) + RowTile.Rows - 1) / RowTile.Rows);
                for (var i = 0; i < own.Length; i++) own[i].Fill(columns, first + (i * RowTile.Rows));
                foreach (var tree in trees)
                {
                    cancellation.ThrowIfCancellationRequested();
                    foreach (var tile in own) PathShapKernel.Add(tree, rules, tile, scratch);
                }

                for (var i = 0; i < own.Length; i++) own[i].Write(contributions, first + (i * RowTile.Rows));
                return first;
            };
        }
    }

    /// <summary>The cover-weighted mean leaf over trees, and the base margin.</summary>
    private static double BaseValue(TreeEnsemble ensemble, TreePaths[] trees)
    {
        var sum = new CompensatedSum();
        sum.Add(ensemble.BaseMargin);
        foreach (var tree in trees)
        {
            foreach (var leaf in tree.Leaves)
            {
                var product = leaf.Value;
                foreach (var factor in tree.Factors.AsSpan(leaf.FirstFactor, leaf.Factors)) product *= factor.Zero;
                sum.Add(product);
            }
        }

        return sum.Value;
    }
}
