using Tabib.Core.Trees;

namespace Tabib.Tests.Evidence.Explanation;

/// <summary>Trees and rows drawn at random: any shape, features met again on a path, values missing.</summary>
internal static class GrownTrees
{
    public static TreeEnsemble Grow(int seed, int features, int trees, int depth, SplitRule rule = SplitRule.AtMost)
    {
        var random = new Random(seed);
        return new TreeEnsemble("LightGBM", [.. Enumerable.Range(0, features).Select(i => $"x{i}")], [.. Enumerable.Range(0, trees).Select(_ => Tree(random, features, depth, rule))], random.NextDouble() - 0.5, TreeLink.Logistic);
    }

    /// <summary>Values on the thresholds themselves, too, and some missing.</summary>
    public static double[][] Rows(int seed, int features, int rows)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, features).Select(_ => Enumerable.Range(0, rows).Select(_ => random.Next(8) == 0 ? double.NaN : random.Next(-8, 9) / 4.0).ToArray())];
    }

    /// <summary>A chain: each split has a leaf at its left.</summary>
    public static DecisionTree Chain(int depth, int features, double share)
    {
        var nodes = new List<TreeNode>();
        var cover = 1e6;
        for (var i = 0; i < depth; i++)
        {
            nodes.Add(new TreeNode(i % features, (i % 17) - 8, nodes.Count + 1, nodes.Count + 2, 0, cover, SplitRule.AtMost, MissingRule.NotANumber, i % 3 == 0, default));
            nodes.Add(TreeNode.Leaf(Math.Sin(i), cover * (1 - share)));
            cover *= share;
        }

        nodes.Add(TreeNode.Leaf(0.3, cover));
        return DecisionTree.Of(nodes, features);
    }

    private static DecisionTree Tree(Random random, int features, int depth, SplitRule rule)
    {
        var nodes = new List<TreeNode>();
        Add(depth, 1000);
        return DecisionTree.Of(nodes, features, [0b1011u]);

        int Add(int left, double cover)
        {
            var at = nodes.Count;
            nodes.Add(TreeNode.Leaf((random.NextDouble() * 2) - 1, cover));
            if (left == 0 || cover < 1e-3 || random.Next(6) == 0) return at;
            var share = random.Next(8) == 0 ? 0 : random.NextDouble();
            var feature = random.Next(features);
            var isSet = rule == SplitRule.AtMost && random.Next(5) == 0;
            var (yes, no) = (Add(left - 1, cover * share), Add(left - 1, cover * (1 - share)));
            nodes[at] = new TreeNode(feature, random.Next(-6, 7) / 4.0, yes, no, 0, cover, isSet ? SplitRule.OneOf : rule, (MissingRule)random.Next(3), random.Next(2) == 0, isSet ? (0, 1) : default);
            return at;
        }
    }
}
