namespace Tabib.Evidence.Explanation;

/// <summary>Contributions of pairs of features: off the diagonal each of the two has half, on it stands what a feature adds by itself; a row of the matrix sums to the feature's contribution.</summary>
/// <param name="Values">Of each row a matrix, features by features, row by row.</param>
public sealed record InteractionTable(ContributionMethod Method, IReadOnlyList<string> Features, double BaseValue, IReadOnlyList<double[]> Values)
{
    public double Of(int row, int first, int second) => Values[row][(first * Features.Count) + second];
}
