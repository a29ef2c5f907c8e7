using Tabib.Core.Outcomes;

namespace Tabib.Core.Trees;

/// <summary>A regression tree in flat arrays: the root first, every node before its children.</summary>
public sealed class DecisionTree
{
    /// <summary>Edges from the root to the deepest leaf that are taken.</summary>
    public const int GreatestDepth = 1000;

    /// <summary>Covers of two children and of their parent are floats in files: they agree to this share.</summary>
    private const double CoverTolerance = 0.01;

    private readonly TreeNode[] _nodes;
    private readonly uint[] _categories;

    private DecisionTree(TreeNode[] nodes, uint[] categories, int depth) => (_nodes, _categories, Depth) = (nodes, categories, depth);

    public ReadOnlySpan<TreeNode> Nodes => _nodes;

    /// <summary>Bit c of a node's words is set when category c goes left.</summary>
    public ReadOnlySpan<uint> CategoryBits => _categories;

    /// <summary>Edges from the root to the deepest leaf.</summary>
    public int Depth { get; }

    /// <param name="nodes">The root first, every node before its children.</param>
    /// <param name="features">How many columns there are to ask.</param>
    /// <exception cref="ProblemException">EXP003: the nodes are no tree; EXP004: deeper than <see cref="GreatestDepth"/>; EXP005: numbers or covers that cannot be.</exception>
    public static DecisionTree Of(IReadOnlyList<TreeNode> nodes, int features, IReadOnlyList<uint>? categoryBits = null)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        TreeNode[] own = [.. nodes];
        uint[] categories = [.. categoryBits ?? []];
        var depths = new int[own.Length];
        var parents = new int[own.Length];
        for (var i = 0; i < own.Length; i++)
        {
            var node = own[i];
            if (i > 0 && parents[i] == 0) throw Fault("EXP003", i, "belongs to no parent before it");
            if (node.IsLeaf)
            {
                if (!double.IsFinite(node.Value) || !(node.Cover >= 0) || double.IsInfinity(node.Cover)) throw Fault("EXP005", i, "has a value or a cover that is no number");
                continue;
            }

            Check(own, i, features, categories.Length);
            foreach (var child in (ReadOnlySpan<int>)[node.Left, node.Right])
            {
                parents[child]++;
                depths[child] = depths[i] + 1;
                if (parents[child] > 1) throw Fault("EXP003", child, "has two parents");
                if (depths[child] > GreatestDepth) throw Fault("EXP004", child, $"is deeper than {GreatestDepth}");
            }
        }

        return own.Length == 0 ? throw Fault("EXP003", 0, "is missing") : new DecisionTree(own, categories, depths.Max());
    }

    /// <summary>Whether a row goes left at a node.</summary>
    public bool GoesLeft(in TreeNode node, double value) => node.Rule == SplitRule.OneOf ? IsOneOf(node, value) : node.GoesLeft(value);

    /// <summary>What the leaf of a row adds to the margin.</summary>
    /// <param name="row">One value a feature, NaN where missing.</param>
    public double ValueOf(ReadOnlySpan<double> row)
    {
        ref readonly var node = ref _nodes[0];
        while (!node.IsLeaf) node = ref _nodes[GoesLeft(node, row[node.Feature]) ? node.Left : node.Right];
        return node.Value;
    }

    private bool IsOneOf(in TreeNode node, double value)
    {
        // As the library does: the value is cut towards 0, so that -0.5 is category 0.
        if (!(value > -1) || value >= 32.0 * node.Categories.Words) return false;
        var category = (int)value;
        return (_categories[node.Categories.First + (category >> 5)] >> (category & 31) & 1) != 0;
    }

    private static void Check(TreeNode[] nodes, int i, int features, int words)
    {
        var node = nodes[i];
        if (node.Feature >= features) throw Fault("EXP003", i, $"asks feature {node.Feature} of {features}");
        if (node.Left <= i || node.Right <= i || node.Left >= nodes.Length || node.Right >= nodes.Length || node.Left == node.Right) throw Fault("EXP003", i, "has children that are none");
        if (!double.IsFinite(node.Threshold)) throw Fault("EXP005", i, "has a threshold that is no number");
        if (node.Rule == SplitRule.None || (node.Rule == SplitRule.OneOf && (node.Categories.First < 0 || node.Categories.Words < 0 || node.Categories.First > words - node.Categories.Words))) throw Fault("EXP003", i, "has no rule");
        var below = nodes[node.Left].Cover + nodes[node.Right].Cover;
        if (!(node.Cover > 0) || double.IsInfinity(node.Cover)) throw Fault("EXP005", i, "has no cover, though it is split");
        if (!(Math.Abs(below - node.Cover) <= CoverTolerance * node.Cover)) throw Fault("EXP005", i, "has a cover that is not the sum of its children's");
    }

    private static ProblemException Fault(string code, int node, string message) =>
        new(new Problem(code, ProblemSeverity.Fatal, $"Node {node} {message}.", ProblemLocation.None, "Write the model anew from the library that trained it, with cover (XGBoost: with_stats=True)."));
}
