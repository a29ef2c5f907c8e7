namespace Tabib.Evidence.Fairness;

/// <summary>The shares of all groups, each divided out once however many comparisons ask for it.</summary>
internal sealed class GroupRates
{
    private const int Rates = (int)DecisionRate.Accuracy + 1;

    private readonly DecisionCounts[] _groups;
    private readonly double[] _rates;

    public GroupRates(DecisionCounts[] groups)
    {
        (_groups, _rates) = (groups, new double[groups.Length * Rates]);
        for (var group = 0; group < groups.Length; group++)
        {
            for (var rate = 0; rate < Rates; rate++) _rates[(group * Rates) + rate] = groups[group].Rate((DecisionRate)rate);
        }
    }

    /// <returns>NaN where nobody is in the denominator.</returns>
    public double Rate(int group, DecisionRate rate) => _rates[(group * Rates) + (int)rate];

    /// <returns>NaN without people.</returns>
    public double NetBenefit(int group, double threshold) => _groups[group].NetBenefit(threshold);
}
