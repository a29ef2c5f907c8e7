using System.Runtime.InteropServices;
using Tabib.Core.Trees;

namespace Tabib.Evidence.Explanation;

/// <summary>A tree as the list of its leaves, each with the distinct features on its path. Splits of one feature on a path are merged: together they let a value through or not.</summary>
internal sealed class TreePaths
{
    private TreePaths(DecisionTree tree, int[] splits, int[] features, TreePath[] leaves, PathFactor[] factors, int[] edges) =>
        (Tree, Splits, Features, Leaves, Factors, Edges) = (tree, splits, features, leaves, factors, edges);

    public DecisionTree Tree { get; }

    /// <summary>Nodes of the tree that ask.</summary>
    public int[] Splits { get; }

    /// <summary>The column of each slot.</summary>
    public int[] Features { get; }

    public TreePath[] Leaves { get; }

    public PathFactor[] Factors { get; }

    /// <summary>Twice the number of the split, and 1 where the path goes right.</summary>
    public int[] Edges { get; }

    /// <summary>Distinct features on the longest path.</summary>
    public int MostFactors => Leaves.Max(leaf => leaf.Factors);

    public static TreePaths Of(DecisionTree tree)
    {
        var nodes = tree.Nodes;
        var (splits, features) = (new List<int>(), new List<int>());
        var (numberOf, slotOf) = (new int[nodes.Length], new Dictionary<int, int>());
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].IsLeaf) continue;
            numberOf[i] = splits.Count;
            splits.Add(i);
            if (slotOf.TryAdd(nodes[i].Feature, features.Count)) features.Add(nodes[i].Feature);
        }

        var (leaves, factors, edges) = (new List<TreePath>(), new List<PathFactor>(), new List<int>());
        var path = new List<(int Node, bool IsLeft)>();
        var waiting = new Stack<(int Node, int Depth, bool IsLeft)>();
        waiting.Push((0, 0, false));
        while (waiting.TryPop(out var next))
        {
            if (next.Depth > 0)
            {
                CollectionsMarshal.SetCount(path, next.Depth);
                path[next.Depth - 1] = path[next.Depth - 1] with { IsLeft = next.IsLeft };
            }

            ref readonly var node = ref nodes[next.Node];
            if (node.IsLeaf)
            {
                var first = factors.Count;
                AddFactors(nodes, path, numberOf, slotOf, factors, edges);
                leaves.Add(new TreePath(node.Value, first, factors.Count - first));
                continue;
            }

            path.Add((next.Node, false));
            waiting.Push((node.Right, next.Depth + 1, false));
            waiting.Push((node.Left, next.Depth + 1, true));
        }

        return new TreePaths(tree, [.. splits], [.. features], [.. leaves], [.. factors], [.. edges]);
    }

    private static void AddFactors(ReadOnlySpan<TreeNode> nodes, List<(int Node, bool IsLeft)> path, int[] numberOf, Dictionary<int, int> slotOf, List<PathFactor> factors, List<int> edges)
    {
        var first = factors.Count;
        for (var i = 0; i < path.Count; i++)
        {
            var slot = slotOf[nodes[path[i].Node].Feature];
            if (factors.FindIndex(first, factor => factor.Slot == slot) >= 0) continue;
            var (zero, firstEdge) = (1.0, edges.Count);
            for (var j = i; j < path.Count; j++)
            {
                var (at, isLeft) = path[j];
                if (slotOf[nodes[at].Feature] != slot) continue;
                zero *= nodes[isLeft ? nodes[at].Left : nodes[at].Right].Cover / nodes[at].Cover;
                edges.Add((2 * numberOf[at]) + (isLeft ? 0 : 1));
            }

            factors.Add(new PathFactor(slot, zero, firstEdge, edges.Count - firstEdge));
        }
    }
}
