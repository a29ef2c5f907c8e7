using System.Globalization;
using Tabib.Core.Outcomes;
using static Tabib.Core.Trees.TreeAssembly;

namespace Tabib.Core.Trees;

/// <summary>Reads the text of a LightGBM model (version v3 or v4), as save_model writes it.</summary>
/// <remarks>Covers are the rows of training data (leaf_count, internal_count), which the library's own contributions use. Source of the format and of the split rule: LightGBM's open sources, src/io/tree.cpp and include/LightGBM/tree.h.</remarks>
public static class LightGbmText
{
    private const int MostTrees = 1_000_000;

    /// <param name="text">The whole file.</param>
    /// <param name="place">Its path, for messages; may be empty.</param>
    /// <exception cref="ProblemException">EXP001: no such model; EXP002: of a kind that is not read (several classes, linear trees, another objective); EXP003 to EXP005: trees that cannot be.</exception>
    public static TreeEnsemble Read(string text, string place = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(place);
        if (text.Length > LargestFile) throw Fault("EXP001", place, $"The model has over {LargestFile:N0} characters.");
        var lines = new LightGbmLines(text);
        if (!lines.MoveNext() || lines.Text is not "tree") throw Fault("EXP001", place, "The file does not begin with 'tree': it is no text of a LightGBM model.", "Save it with Booster.save_model, or give an XGBoost dump in JSON.", 1);
        var isAveraged = false;
        var header = new Dictionary<string, string>(StringComparer.Ordinal);
        var hasNext = lines.MoveNext();
        for (; hasNext && !IsTree(lines.Text) && lines.Text is not "end of trees"; hasNext = lines.MoveNext())
        {
            if (lines.Text is "average_output") isAveraged = true;
            else if (lines.TryPair(out var key, out var value)) header[key] = value.ToString();
        }

        var features = Features(header, place);
        var (link, scale) = Link(header, place);
        var trees = new List<DecisionTree>();
        while (hasNext && lines.Text is not "end of trees")
        {
            if (trees.Count == MostTrees) throw Fault("EXP001", place, $"The model has over {MostTrees:N0} trees.");
            var tree = new LightGbmTreeText(lines.Line);
            for (hasNext = lines.MoveNext(); hasNext && !IsTree(lines.Text) && lines.Text is not "end of trees"; hasNext = lines.MoveNext())
            {
                if (lines.TryPair(out var key, out var value)) tree.Add(key, value, lines.Line, place);
            }

            trees.Add(tree.Build(features.Length, place));
        }

        if (!hasNext) throw Fault("EXP001", place, "The text ends before 'end of trees': the file is cut off.", "Copy it again.", lines.Line);
        if (trees.Count == 0) throw Fault("EXP001", place, "The model has no tree.");
        return new TreeEnsemble("LightGBM", features, isAveraged ? Averaged(trees, features.Length) : trees, 0, link, scale);
    }

    private static bool IsTree(ReadOnlySpan<char> line) => line.StartsWith("Tree=", StringComparison.Ordinal);

    private static string[] Features(Dictionary<string, string> header, string place)
    {
        if (header.GetValueOrDefault("version") is not ("v3" or "v4")) throw Fault("EXP002", place, $"The model is of version '{header.GetValueOrDefault("version")}'.", "Versions v3 and v4 are read: save it with LightGBM 3 or 4.");
        if (header.GetValueOrDefault("num_class", "1") != "1" || header.GetValueOrDefault("num_tree_per_iteration", "1") != "1") throw Fault("EXP002", place, "The model tells several classes apart.", "Models of one outcome are explained.");
        var names = header.GetValueOrDefault("feature_names", "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!int.TryParse(header.GetValueOrDefault("max_feature_idx"), NumberStyles.None, CultureInfo.InvariantCulture, out var last) || names.Length != last + 1L) throw Fault("EXP001", place, $"The model has {names.Length} names for {header.GetValueOrDefault("max_feature_idx")} as its last feature.");
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : throw Fault("EXP001", place, "Two features have one name.");
    }

    private static (TreeLink Link, double Scale) Link(Dictionary<string, string> header, string place)
    {
        var words = header.GetValueOrDefault("objective", "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) throw Fault("EXP002", place, "The model does not tell its objective.", "Custom objectives are not explained: what their margin means is not known.");
        var scale = 1.0;
        var sigmoid = Array.Find(words, word => word.StartsWith("sigmoid:", StringComparison.Ordinal));
        if (sigmoid is not null && !(double.TryParse(sigmoid.AsSpan(8), CultureInfo.InvariantCulture, out scale) && scale is > 0 and < double.PositiveInfinity)) throw Fault("EXP001", place, $"'{sigmoid}' is no scale of a sigmoid.");
        if (words.Contains("sqrt")) throw Fault("EXP002", place, "The model predicts the root of its outcome.", "Train it without reg_sqrt.");
        return words[0] switch
        {
            "binary" => (TreeLink.Logistic, scale),
            "cross_entropy" or "xentropy" => (TreeLink.Logistic, 1),
            "regression" or "regression_l1" or "huber" or "fair" or "quantile" or "mape" => (TreeLink.Identity, 1),
            "poisson" or "gamma" or "tweedie" => (TreeLink.Exponential, 1),
            _ => throw Fault("EXP002", place, $"The objective '{words[0]}' is not known.", "Known: binary, cross_entropy, regression and its kin, poisson, gamma, tweedie."),
        };
    }

    /// <summary>A forest predicts the mean of its trees.</summary>
    private static List<DecisionTree> Averaged(List<DecisionTree> trees, int features) =>
        [.. trees.Select(tree => DecisionTree.Of([.. tree.Nodes.ToArray().Select(node => node with { Value = node.Value / trees.Count })], features, tree.CategoryBits.ToArray()))];
}
