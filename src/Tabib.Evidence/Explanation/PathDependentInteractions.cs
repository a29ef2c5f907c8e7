using Tabib.Core.Scheduling;
using Tabib.Core.Trees;

namespace Tabib.Evidence.Explanation;

/// <summary>Path-dependent Shapley interaction values of trees (Lundberg et al. 2020, doi:10.1038/s42256-019-0138-9).</summary>
/// <remarks>A leaf gives the pair i, j half of v (o_i - z_i)(o_j - z_j) times the integral of the product of all other factors: see <see cref="Kernels.PathShapKernel"/>.</remarks>
public static class PathDependentInteractions
{
    /// <param name="columns">One a feature of the ensemble, in its order; NaN where missing. A matrix of features by features is kept for each row.</param>
    public static InteractionTable Explain(TreeEnsemble ensemble, IReadOnlyList<double[]> columns, int threads = 1, CancellationToken cancellation = default)
    {
        var contributions = PathDependentShap.Explain(ensemble, columns, threads, cancellation);
        TreePaths[] trees = [.. ensemble.Trees.Select(TreePaths.Of)];
        var rules = UnitQuadrature.ForFactors(trees.Max(tree => tree.MostFactors));
        var matrices = new double[contributions.Margins.Length][];
        new OrderedWork<int, int>(Enumerable.Range(0, matrices.Length), _ => { }).Run(threads, Worker, cancellation);
        return new InteractionTable(ContributionMethod.PathDependent, ensemble.Features, contributions.BaseValue, matrices);

        Func<int, int> Worker()
        {
            var (values, left) = (new double[columns.Count], new bool[trees.Max(tree => tree.Splits.Length)]);
            var scratch = new PairScratch(columns.Count, rules.Length);
            return row =>
            {
                TreeInput.Take(columns, row, values);
                scratch.Pairs.Clear();
                foreach (var tree in trees)
                {
                    cancellation.ThrowIfCancellationRequested();
                    LeafPasses.Decide(tree, values, left);
                    foreach (ref readonly var leaf in tree.Leaves.AsSpan()) AddLeaf(tree, leaf, rules, left, scratch);
                }

                matrices[row] = scratch.Pairs.WithDiagonal(contributions.Columns, row);
                return row;
            };
        }
    }

    private static void AddLeaf(TreePaths tree, in TreePath leaf, UnitQuadrature[] rules, ReadOnlySpan<bool> left, PairScratch scratch)
    {
        var count = leaf.Factors;
        if (count < 2) return;
        var factors = tree.Factors.AsSpan(leaf.FirstFactor, count);
        var passes = scratch.Passes.AsSpan(0, count);
        var known = scratch.Known.AsSpan(0, count);
        for (var j = 0; j < count; j++)
        {
            passes[j] = LeafPasses.Passes(tree, factors[j], left);
            known[j] = (passes[j] ? 1 : 0) - factors[j].Zero;
        }

        var integrals = scratch.Integrals.AsSpan(0, count * count);
        integrals.Clear();
        var rule = rules[count - 1];
        for (var q = 0; q < rule.Points.Length; q++)
        {
            var values = scratch.Values.AsSpan(0, count);
            for (var j = 0; j < count; j++) values[j] = (passes[j] ? rule.Points[q] : 0) + ((1 - rule.Points[q]) * factors[j].Zero);
            AddProducts(values, rule.Weights[q], scratch.Before, integrals);
        }

        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++) scratch.Pairs.Add(tree.Features[factors[i].Slot], tree.Features[factors[j].Slot], 0.5 * leaf.Value * known[i] * known[j] * integrals[(i * count) + j]);
        }
    }

    /// <summary>For each pair the product of all values but two: from both ends, as a division would lose digits.</summary>
    private static void AddProducts(ReadOnlySpan<double> values, double weight, Span<double> before, Span<double> products)
    {
        var count = values.Length;
        var head = weight;
        for (var i = 0; i < count; i++)
        {
            // before[j]: the product of all up to j but i and j.
            var product = head;
            for (var j = i + 1; j < count; j++)
            {
                before[j] = product;
                product *= values[j];
            }

            var after = 1.0;
            for (var j = count - 1; j > i; j--)
            {
                products[(i * count) + j] += before[j] * after;
                after *= values[j];
            }

            head *= values[i];
        }
    }
}
