using Tabib.Core.Outcomes;

namespace Tabib.Core.Trees;

/// <summary>Puts nodes of a file, in whatever order, before their children; readers share it.</summary>
internal static class TreeAssembly
{
    /// <summary>Bytes of a model file that are read.</summary>
    public const int LargestFile = 1 << 29;

    /// <summary>Nodes of one tree.</summary>
    public const int MostNodes = 1 << 22;

    /// <param name="read">By the file's numbers; children are such numbers too.</param>
    /// <exception cref="ProblemException">EXP003: a node that is not there, or is met twice.</exception>
    public static List<TreeNode> FromRoot(IReadOnlyList<TreeNode> read, string place)
    {
        var (nodes, waiting) = (new List<TreeNode>(read.Count), new Stack<(int Number, int Parent, bool IsLeft)>());
        waiting.Push((0, -1, false));
        while (waiting.TryPop(out var next))
        {
            if ((uint)next.Number >= (uint)read.Count || nodes.Count == read.Count) throw Fault("EXP003", place, $"Node {next.Number} of a tree is not there, or is met twice.");
            var at = nodes.Count;
            if (next.Parent >= 0) nodes[next.Parent] = next.IsLeft ? nodes[next.Parent] with { Left = at } : nodes[next.Parent] with { Right = at };
            var node = read[next.Number];
            nodes.Add(node);
            if (node.IsLeaf) continue;
            waiting.Push((node.Right, at, false));
            waiting.Push((node.Left, at, true));
        }

        return nodes;
    }

    public static ProblemException Fault(string code, string place, string message, string? hint = null, long? line = null) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(place.Length == 0 ? null : place, line), hint));
}
