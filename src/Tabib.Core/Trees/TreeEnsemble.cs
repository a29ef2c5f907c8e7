namespace Tabib.Core.Trees;

/// <summary>Trees whose leaves are added up.</summary>
/// <param name="Source">What trained it: "XGBoost" or "LightGBM".</param>
/// <param name="Features">Names, in the order of columns.</param>
/// <param name="BaseMargin">Added to the sum of leaves.</param>
/// <param name="LinkScale">The margin is multiplied by it before the link (LightGBM's sigmoid); else 1.</param>
public sealed record TreeEnsemble(string Source, IReadOnlyList<string> Features, IReadOnlyList<DecisionTree> Trees, double BaseMargin, TreeLink Link, double LinkScale = 1)
{
    /// <summary>The sum of leaves and base, compensated (Neumaier 1974): the order of trees does not show.</summary>
    /// <param name="row">One value a feature, in order, NaN where missing.</param>
    public double Margin(ReadOnlySpan<double> row)
    {
        if (row.Length != Features.Count) throw new ArgumentException("There is one value a feature.", nameof(row));
        var (sum, rest) = (BaseMargin, 0.0);
        foreach (var tree in Trees)
        {
            var value = tree.ValueOf(row);
            var next = sum + value;
            rest += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return sum + rest;
    }

    /// <summary>What the model predicts at a margin: a probability, a rate, or the margin itself.</summary>
    public double Prediction(double margin) => Link switch
    {
        TreeLink.Logistic => 1 / (1 + Math.Exp(-LinkScale * margin)),
        TreeLink.Exponential => Math.Exp(LinkScale * margin),
        _ => margin,
    };
}
