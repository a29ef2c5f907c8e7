namespace Tabib.Core.Statistics;

/// <summary>The p-values of one Hardy-Weinberg test, as natural logarithms: they stay finite where the p-value itself is below 1e-308.</summary>
/// <param name="LogP">Of the sum of the probabilities of all outcomes that are no more probable than the one seen.</param>
/// <param name="LogMidP">As <paramref name="LogP"/>, but outcomes as probable as the one seen count half.</param>
public readonly record struct HardyWeinbergP(double LogP, double LogMidP)
{
    /// <summary>Of a variant with one allele, or without calls: one outcome is possible.</summary>
    public static HardyWeinbergP Certain { get; } = new(0, -0.693147180559945309);

    public double P => Math.Exp(LogP);

    public double MidP => Math.Exp(LogMidP);
}
