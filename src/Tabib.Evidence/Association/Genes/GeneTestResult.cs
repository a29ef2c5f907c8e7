using Tabib.Core.Statistics;

namespace Tabib.Evidence.Association.Genes;

/// <summary>One test of one gene.</summary>
/// <param name="Statistic">χ² with one degree of freedom for burden, Q for SKAT, the smallest p over the mixtures for SKAT-O, the Cauchy statistic's p is its own statistic for ACAT (NaN).</param>
/// <param name="Probability">Null where there is none: <paramref name="Reason"/> says why.</param>
/// <param name="Effect">Change of the trait (log odds for binary ones) for each unit of the burden; NaN for other tests.</param>
/// <param name="StandardError">Of the effect.</param>
/// <param name="Reason">Code of what kept the test from a result, or null.</param>
public readonly record struct GeneTestResult(GeneTest Test, double Statistic, TailProbability? Probability, double Effect, double StandardError, string? Reason)
{
    internal static GeneTestResult Of(GeneTest test, double statistic, TailProbability probability) => new(test, statistic, probability, double.NaN, double.NaN, null);

    internal static GeneTestResult Without(GeneTest test, string reason) => new(test, double.NaN, null, double.NaN, double.NaN, reason);
}
