namespace Tabib.Evidence.Explanation;

/// <summary>Which features of a path let a row through.</summary>
internal static class LeafPasses
{
    /// <summary>Which way a row goes at each split of a tree.</summary>
    public static void Decide(TreePaths paths, ReadOnlySpan<double> row, Span<bool> left)
    {
        var nodes = paths.Tree.Nodes;
        for (var split = 0; split < paths.Splits.Length; split++)
        {
            ref readonly var node = ref nodes[paths.Splits[split]];
            left[split] = paths.Tree.GoesLeft(node, row[node.Feature]);
        }
    }

    public static bool Passes(TreePaths paths, in PathFactor factor, ReadOnlySpan<bool> left)
    {
        foreach (var edge in paths.Edges.AsSpan(factor.FirstEdge, factor.Edges))
        {
            if (left[edge >> 1] == ((edge & 1) != 0)) return false;
        }

        return true;
    }
}
