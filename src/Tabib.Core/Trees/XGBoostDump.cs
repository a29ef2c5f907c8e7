using System.Text.Json;
using Tabib.Core.Outcomes;
using static Tabib.Core.Trees.TreeAssembly;

namespace Tabib.Core.Trees;

/// <summary>Reads an XGBoost dump in JSON with statistics: Booster.dump_model(file, with_stats=True, dump_format="json").</summary>
/// <remarks>A dump has neither objective nor base score: who reads it says them.</remarks>
public static class XGBoostDump
{
    /// <param name="utf8">The whole file: an array of trees.</param>
    /// <param name="features">Names in the order of columns; null: as the trees first ask them.</param>
    /// <param name="baseMargin">The base score on the scale of the margin: for binary:logistic its logit.</param>
    /// <param name="place">Path of the file, for messages; may be empty.</param>
    /// <exception cref="ProblemException">EXP001: no such dump; EXP002: of a kind that is not read; EXP003 to EXP005: trees that cannot be.</exception>
    public static TreeEnsemble Read(ReadOnlyMemory<byte> utf8, IReadOnlyList<string>? features = null, double baseMargin = 0, TreeLink link = TreeLink.Logistic, string place = "")
    {
        ArgumentNullException.ThrowIfNull(place);
        using var document = XGBoostJson.Parse(utf8, place);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() == 0) throw Fault("EXP001", place, "The file is no array of trees.", "Write it with dump_model(file, with_stats=True, dump_format=\"json\").");
        var names = new List<string>(features ?? []);
        var numbers = names.Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        var read = new List<List<TreeNode>>();
        foreach (var tree in root.EnumerateArray()) read.Add(Nodes(tree, names, numbers, features is not null, place));
        return new TreeEnsemble("XGBoost", names, [.. read.Select(nodes => DecisionTree.Of(nodes, names.Count))], baseMargin, link);
    }

    private static List<TreeNode> Nodes(JsonElement root, List<string> names, Dictionary<string, int> numbers, bool isClosed, string place)
    {
        var (nodes, waiting) = (new List<TreeNode>(), new Stack<(JsonElement Node, int Parent, bool IsLeft)>());
        waiting.Push((root, -1, false));
        while (waiting.TryPop(out var next))
        {
            var (element, at) = (next.Node, nodes.Count);
            if (at == MostNodes) throw Fault("EXP001", place, $"A tree has over {MostNodes:N0} nodes.");
            if (next.Parent >= 0) nodes[next.Parent] = next.IsLeft ? nodes[next.Parent] with { Left = at } : nodes[next.Parent] with { Right = at };
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("leaf", out _))
            {
                nodes.Add(TreeNode.Leaf(XGBoostJson.Number(element, "leaf", place), XGBoostJson.Number(element, "cover", place)));
                continue;
            }

            var (yes, no) = Children(element, place);
            var missing = XGBoostJson.Number(element, "missing", place);
            if (missing != yes.Number && missing != no.Number) throw Fault("EXP003", place, "The branch for missing values is none of the two.");
            var feature = Feature(XGBoostJson.Text(element, "split", place), names, numbers, isClosed, place);
            nodes.Add(new TreeNode(feature, (float)XGBoostJson.Number(element, "split_condition", place), -1, -1, 0, XGBoostJson.Number(element, "cover", place), SplitRule.Below, MissingRule.NotANumber, missing == yes.Number, default));
            waiting.Push((no.Node, at, false));
            waiting.Push((yes.Node, at, true));
        }

        return nodes;
    }

    private static ((double Number, JsonElement Node) Yes, (double Number, JsonElement Node) No) Children(JsonElement element, string place)
    {
        var (yes, no) = (XGBoostJson.Number(element, "yes", place), XGBoostJson.Number(element, "no", place));
        if (!element.TryGetProperty("children", out var children) || children.ValueKind != JsonValueKind.Array || children.GetArrayLength() != 2 || yes == no) throw Fault("EXP003", place, "A node that is split has not two children.");
        var (first, second) = (children[0], children[1]);
        var (firstNumber, secondNumber) = (XGBoostJson.Number(first, "nodeid", place), XGBoostJson.Number(second, "nodeid", place));
        if (firstNumber == yes && secondNumber == no) return ((yes, first), (no, second));
        return firstNumber == no && secondNumber == yes ? ((yes, second), (no, first)) : throw Fault("EXP003", place, "The children of a node are not those that it names.");
    }

    private static int Feature(string name, List<string> names, Dictionary<string, int> numbers, bool isClosed, string place)
    {
        if (numbers.TryGetValue(name, out var known)) return known;
        if (isClosed) throw Fault("EXP003", place, $"A tree asks '{name}', which is none of the features.");
        names.Add(name);
        return numbers[name] = names.Count - 1;
    }
}
