namespace Tabib.Core.Trees;

/// <summary>A node of a decision tree.</summary>
/// <param name="Feature">Column that is asked; -1 at a leaf.</param>
/// <param name="Threshold">In the feature's unit; a float where the rule is <see cref="SplitRule.Below"/>. Not used by categories.</param>
/// <param name="Left">Node where the answer is yes; always after this one.</param>
/// <param name="Right">Node where the answer is no.</param>
/// <param name="Value">Of a leaf: what it adds to the margin; else 0.</param>
/// <param name="Cover">How much training data came here: sum of hessians (XGBoost) or rows (LightGBM).</param>
/// <param name="IsMissingLeft">Whether what is missing goes left.</param>
/// <param name="Categories">First word of the node's bits in <see cref="DecisionTree.CategoryBits"/>, and how many words there are.</param>
public readonly record struct TreeNode(
    int Feature, double Threshold, int Left, int Right, double Value, double Cover, SplitRule Rule, MissingRule Missing, bool IsMissingLeft, (int First, int Words) Categories)
{
    /// <summary>LightGBM takes what is not further from 0 for 0.</summary>
    public const double Zero = 1e-35f;

    public bool IsLeaf => Feature < 0;

    public static TreeNode Leaf(double value, double cover) => new(-1, 0, -1, -1, value, cover, SplitRule.None, MissingRule.NotANumber, false, default);

    /// <summary>Whether a value goes left, of a node that asks a number.</summary>
    public bool GoesLeft(double value)
    {
        var isMissing = double.IsNaN(value);
        if (isMissing && Missing == MissingRule.Never) (value, isMissing) = (0, false);
        if (isMissing || (Missing == MissingRule.Zero && value is >= -Zero and <= Zero)) return IsMissingLeft;
        return Rule == SplitRule.Below ? (float)value < (float)Threshold : value <= Threshold;
    }
}
