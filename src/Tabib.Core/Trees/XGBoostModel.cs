using System.Text.Json;
using Tabib.Core.Outcomes;
using static Tabib.Core.Trees.TreeAssembly;

namespace Tabib.Core.Trees;

/// <summary>Reads the JSON model of XGBoost, as save_model("x.json") writes it: one outcome, booster gbtree, splits by numbers.</summary>
public static class XGBoostModel
{
    /// <param name="place">Path of the file, for messages; may be empty.</param>
    /// <exception cref="ProblemException">EXP001: no such model; EXP002: of a kind that is not read; EXP003 to EXP005: trees that cannot be.</exception>
    public static TreeEnsemble Read(ReadOnlyMemory<byte> utf8, string place = "")
    {
        ArgumentNullException.ThrowIfNull(place);
        using var document = XGBoostJson.Parse(utf8, place);
        var learner = XGBoostJson.Member(document.RootElement, "learner", place);
        var parameters = XGBoostJson.Member(learner, "learner_model_param", place);
        if (XGBoostJson.Number(parameters, "num_class", place) > 1) throw Fault("EXP002", place, "The model tells several classes apart.", "Models of one outcome are explained.");
        var count = XGBoostJson.Number(parameters, "num_feature", place);
        if (!(count is >= 0 and <= 1_000_000) || count != Math.Floor(count)) throw Fault("EXP001", place, "'num_feature' is no number of features.");
        var booster = XGBoostJson.Member(learner, "gradient_booster", place);
        if (booster.ValueKind == JsonValueKind.Object && booster.TryGetProperty("name", out _) && XGBoostJson.Text(booster, "name", place) is var name and not "gbtree") throw Fault("EXP002", place, $"The booster is '{name}'.", "Models of booster gbtree are explained.");
        var (baseMargin, link) = Base(XGBoostJson.Text(XGBoostJson.Member(learner, "objective", place), "name", place), XGBoostJson.Number(parameters, "base_score", place), place);
        var trees = XGBoostJson.Member(XGBoostJson.Member(booster, "model", place), "trees", place);
        if (trees.ValueKind != JsonValueKind.Array || trees.GetArrayLength() == 0) throw Fault("EXP001", place, "The model has no tree.");
        return new TreeEnsemble("XGBoost", Features(learner, (int)count, place), [.. trees.EnumerateArray().Select(tree => Tree(tree, (int)count, place))], baseMargin, link);
    }

    private static string[] Features(JsonElement learner, int count, string place)
    {
        if (!learner.TryGetProperty("feature_names", out var given) || given.ValueKind != JsonValueKind.Array || given.GetArrayLength() == 0) return [.. Enumerable.Range(0, count).Select(i => $"f{i}")];
        string[] names = [.. given.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.ToString() : throw Fault("EXP001", place, "A feature has no name."))];
        return names.Length == count && names.Distinct(StringComparer.Ordinal).Count() == count ? names : throw Fault("EXP001", place, $"The model has {names.Length} names for {count} features, or one name twice.");
    }

    /// <summary>The base score is told on the scale of the prediction.</summary>
    private static (double Margin, TreeLink Link) Base(string objective, double score, string place)
    {
        var (margin, link) = objective switch
        {
            "binary:logistic" or "reg:logistic" => (Math.Log(score / (1 - score)), TreeLink.Logistic),
            "reg:squarederror" or "reg:absoluteerror" or "reg:pseudohubererror" or "reg:quantileerror" => (score, TreeLink.Identity),
            "count:poisson" or "reg:gamma" or "reg:tweedie" or "survival:cox" => (Math.Log(score), TreeLink.Exponential),
            _ => throw Fault("EXP002", place, $"The objective '{objective}' is not known.", "Known: binary:logistic, reg:squarederror and its kin, count:poisson, reg:gamma, reg:tweedie, survival:cox."),
        };
        return double.IsFinite(margin) ? (margin, link) : throw Fault("EXP001", place, $"The base score {score:R} cannot be of {objective}.");
    }

    private static DecisionTree Tree(JsonElement tree, int features, string place)
    {
        var (left, right, conditions) = (XGBoostJson.Numbers(tree, "left_children", place), XGBoostJson.Numbers(tree, "right_children", place), XGBoostJson.Numbers(tree, "split_conditions", place));
        var (asked, missingLeft, covers) = (XGBoostJson.Numbers(tree, "split_indices", place), XGBoostJson.Numbers(tree, "default_left", place), XGBoostJson.Numbers(tree, "sum_hessian", place));
        if (tree.TryGetProperty("split_type", out _) && XGBoostJson.Numbers(tree, "split_type", place).Any(type => type != 0)) throw Fault("EXP002", place, "A tree splits by categories.", "XGBoost models with numbers only are explained; code categories as indicators.");
        if (((ReadOnlySpan<int>)[right.Length, conditions.Length, asked.Length, missingLeft.Length, covers.Length]).ContainsAnyExcept(left.Length) || left.Length is 0 or > MostNodes) throw Fault("EXP003", place, "The arrays of a tree are not of one length.");
        var read = new TreeNode[left.Length];
        for (var i = 0; i < read.Length; i++)
        {
            if (left[i] == -1)
            {
                read[i] = TreeNode.Leaf(conditions[i], covers[i]);
                continue;
            }

            if (!IsWhole(left[i], read.Length) || !IsWhole(right[i], read.Length) || !IsWhole(asked[i], features)) throw Fault("EXP003", place, $"Node {i} of a tree has children or a feature that are none.");
            read[i] = new TreeNode((int)asked[i], (float)conditions[i], (int)left[i], (int)right[i], 0, covers[i], SplitRule.Below, MissingRule.NotANumber, missingLeft[i] != 0, default);
        }

        // Pruned nodes stay in the arrays without a parent, so that only what hangs on the root is taken.
        return DecisionTree.Of(FromRoot(read, place), features);
    }

    private static bool IsWhole(double value, int below) => value >= 0 && value < below && value == Math.Floor(value);
}
