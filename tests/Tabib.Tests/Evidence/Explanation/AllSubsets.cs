using System.Numerics;
using Tabib.Core.Trees;

namespace Tabib.Tests.Evidence.Explanation;

/// <summary>Shapley values by their definition: a game over all subsets of features.</summary>
internal static class AllSubsets
{
    /// <param name="game">What a set of features is worth; bit i says that feature i is known.</param>
    public static double[] Values(int features, Func<int, double> game)
    {
        var worth = Enumerable.Range(0, 1 << features).Select(game).ToArray();
        return [.. Enumerable.Range(0, features).Select(i => Without(features, 1 << i).Sum(set => Weight(BitOperations.PopCount((uint)set), features - 1) * (worth[set | (1 << i)] - worth[set])))];
    }

    /// <summary>Off the diagonal half of the interaction; on it what remains of the feature's value.</summary>
    public static double[,] Interactions(int features, Func<int, double> game)
    {
        var worth = Enumerable.Range(0, 1 << features).Select(game).ToArray();
        var (values, pairs) = (Values(features, game), new double[features, features]);
        for (var i = 0; i < features; i++)
        {
            pairs[i, i] += values[i];
            for (var j = 0; j < features; j++)
            {
                if (i == j) continue;
                var (a, b) = (1 << i, 1 << j);
                pairs[i, j] = Without(features, a | b).Sum(set => 0.5 * Weight(BitOperations.PopCount((uint)set), features - 2) * (worth[set | a | b] - worth[set | a] - worth[set | b] + worth[set]));
                pairs[i, i] -= pairs[i, j];
            }
        }

        return pairs;
    }

    /// <summary>The margin when only some features are known: others follow the cover.</summary>
    public static double ByCover(TreeEnsemble ensemble, double[] row, int known)
    {
        return ensemble.BaseMargin + ensemble.Trees.Sum(tree => At(tree, 0));

        double At(DecisionTree tree, int number)
        {
            var node = tree.Nodes[number];
            if (node.IsLeaf) return node.Value;
            if ((known >> node.Feature & 1) != 0) return At(tree, tree.GoesLeft(node, row[node.Feature]) ? node.Left : node.Right);
            return ((At(tree, node.Left) * tree.Nodes[node.Left].Cover) + (At(tree, node.Right) * tree.Nodes[node.Right].Cover)) / node.Cover;
        }
    }

    /// <summary>The mean margin when the other features are those of background rows.</summary>
    public static double ByBackground(TreeEnsemble ensemble, double[] row, double[][] background, int known) =>
        Enumerable.Range(0, background[0].Length).Average(other => ensemble.Margin([.. row.Select((value, feature) => (known >> feature & 1) != 0 ? value : background[feature][other])]));

    private static IEnumerable<int> Without(int features, int bits) => Enumerable.Range(0, 1 << features).Where(set => (set & bits) == 0);

    /// <summary>s! (n - s)! / (n + 1)!</summary>
    private static double Weight(int size, int others)
    {
        var weight = 1.0 / (others + 1);
        for (var i = 1; i <= size; i++) weight *= (double)i / (others - size + i);
        return weight;
    }
}
