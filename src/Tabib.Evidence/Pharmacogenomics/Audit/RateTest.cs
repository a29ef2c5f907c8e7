using Tabib.Core.Statistics;

namespace Tabib.Evidence.Pharmacogenomics.Audit;

/// <summary>Whether groups differ in a rate: Pearson's chi-squared where all expected numbers are at least 5, else Fisher's exact test of two groups.</summary>
internal readonly record struct RateTest(string? Name, double? LogP, string? Reason)
{
    private const double SmallestExpected = 5;

    /// <param name="counts">By group.</param>
    /// <param name="all">By group; groups without any take no part.</param>
    public static RateTest Of(IReadOnlyList<int> counts, IReadOnlyList<int> all)
    {
        List<int> groups = [.. Enumerable.Range(0, all.Count).Where(group => all[group] > 0)];
        if (groups.Count < 2) return new RateTest(null, null, "fewer than two groups to compare");
        double yes = groups.Sum(group => (long)counts[group]), total = groups.Sum(group => (long)all[group]);
        if (yes == 0 || yes == total) return new RateTest(null, null, "the same in all groups");
        if (groups.Min(group => all[group]) * Math.Min(yes, total - yes) / total >= SmallestExpected)
        {
            var statistic = 0.0;
            foreach (var group in groups)
            {
                var expected = all[group] * yes / total;
                var (difference, rest) = (counts[group] - expected, all[group] - expected);
                statistic += difference * difference * ((1 / expected) + (1 / rest));
            }

            return new RateTest("chi-squared", ChiSquaredDistribution.LogUpperTail(statistic, groups.Count - 1), null);
        }

        if (groups.Count > 2) return new RateTest(null, null, "expected numbers below 5 in more than two groups");
        var (one, other) = (groups[0], groups[1]);
        return new RateTest("fisher", Math.Log(FisherExact.TwoSided(counts[one], all[one] - counts[one], counts[other], all[other] - counts[other])), null);
    }
}
