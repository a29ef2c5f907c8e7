using System.Globalization;
using static Tabib.Core.Trees.TreeAssembly;

namespace Tabib.Core.Trees;

/// <summary>One tree of a LightGBM text while its lines are read.</summary>
internal sealed class LightGbmTreeText(long line)
{
    // Bits of decision_type.
    private const int IsCategorical = 1, IsDefaultLeft = 2, MissingShift = 2;

    private readonly Dictionary<string, double[]> _numbers = new(StringComparer.Ordinal);

    public void Add(string key, ReadOnlySpan<char> value, long valueLine, string place)
    {
        if (key is not ("num_leaves" or "num_cat" or "split_feature" or "threshold" or "decision_type" or "left_child" or "right_child" or "leaf_value" or "leaf_count" or "internal_count" or "cat_boundaries" or "cat_threshold" or "is_linear")) return;
        var numbers = new List<double>();
        foreach (var range in value.Split(' '))
        {
            var word = value[range];
            if (word.IsEmpty) continue;
            // A split of what is missing from all that is there: every number is at most the largest.
            if (key == "threshold" && word is "inf") word = "1.7976931348623157E+308";
            if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) throw Fault("EXP001", place, $"{key} has the value '{word[..Math.Min(word.Length, 40)]}', which is no number.", line: valueLine);
            if (numbers.Count == MostNodes) throw Fault("EXP001", place, $"A tree has over {MostNodes:N0} nodes.", line: valueLine);
            numbers.Add(number);
        }

        _numbers[key] = [.. numbers];
    }

    public DecisionTree Build(int features, string place)
    {
        if (_numbers.GetValueOrDefault("is_linear") is [not 0, ..]) throw Fault("EXP002", place, "The leaves of the trees are linear models.", "Train it with linear_tree=false.", line);
        var leaves = Whole("num_leaves", 1, place)[0];
        if (leaves is < 1 or > MostNodes / 2) throw Fault("EXP001", place, $"A tree has {leaves} leaves.", line: line);
        var values = Take("leaf_value", leaves, place);
        if (leaves == 1) return DecisionTree.Of([TreeNode.Leaf(values[0], 1)], features);
        var counts = Take("leaf_count", leaves, place);
        var splits = leaves - 1;
        var (asked, thresholds, decisions, covers) = (Whole("split_feature", splits, place), Take("threshold", splits, place), Whole("decision_type", splits, place), Take("internal_count", splits, place));
        var (left, right) = (Whole("left_child", splits, place), Whole("right_child", splits, place));
        var read = new TreeNode[splits + leaves];
        // A leaf l is the child ~l.
        int Number(int child) => child >= 0 ? child : splits + ~child;
        for (var i = 0; i < splits; i++)
        {
            if (asked[i] < 0) throw Fault("EXP003", place, "A tree asks a feature below 0.", line: line);
            var isCategorical = (decisions[i] & IsCategorical) != 0;
            var missing = (decisions[i] >> MissingShift & 3) switch
            {
                0 => MissingRule.Never,
                1 => MissingRule.Zero,
                2 => MissingRule.NotANumber,
                var kind => throw Fault("EXP003", place, $"A node has the missing type {kind}.", line: line),
            };
            read[i] = new TreeNode(
                asked[i], isCategorical ? 0 : thresholds[i], Number(left[i]), Number(right[i]), 0, covers[i], isCategorical ? SplitRule.OneOf : SplitRule.AtMost, missing,
                (decisions[i] & IsDefaultLeft) != 0, isCategorical ? Words(thresholds[i], place) : default);
        }

        for (var leaf = 0; leaf < leaves; leaf++) read[splits + leaf] = TreeNode.Leaf(values[leaf], counts[leaf]);
        return DecisionTree.Of(FromRoot(read, place), features, _numbers.GetValueOrDefault("cat_threshold")?.Select(word => word is >= 0 and <= uint.MaxValue ? (uint)word : throw Fault("EXP003", place, "A set of categories is none.", line: line)).ToArray());
    }

    /// <summary>Where the bits of a categorical split lie; the threshold is its number.</summary>
    private (int First, int Words) Words(double number, string place)
    {
        var bounds = _numbers.GetValueOrDefault("cat_boundaries") ?? [];
        if (!(number >= 0 && number < bounds.Length - 1) || number != Math.Floor(number)) throw Fault("EXP003", place, "A split by categories has none.", line: line);
        var (first, end) = (bounds[(int)number], bounds[(int)number + 1]);
        if (!(first >= 0 && end >= first && end <= MostNodes) || first != Math.Floor(first) || end != Math.Floor(end)) throw Fault("EXP003", place, "A set of categories is none.", line: line);
        return ((int)first, (int)(end - first));
    }

    private double[] Take(string key, int count, string place) => _numbers.GetValueOrDefault(key) is { } values && values.Length == count ? values : throw Fault("EXP001", place, $"The tree has not {count} values of {key}.", "The file is damaged, or was written without statistics.", line);

    private int[] Whole(string key, int count, string place) => Array.ConvertAll(Take(key, count, place), value => value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? (int)value : throw Fault("EXP001", place, $"{key} has a value that is no whole number.", line: line));
}
