namespace Tabib.Core.Statistics;

/// <summary>The p-values of one Hardy-Weinberg test. Their logarithms stay finite where the p-value itself is below 1e-308.</summary>
public readonly record struct HardyWeinbergP
{
    private readonly double _logScale;
    private readonly double _p;
    private readonly double _midP;

    /// <param name="p">Times exp(<paramref name="logScale"/>).</param>
    internal HardyWeinbergP(double p, double midP, double logScale = 0)
    {
        _p = p;
        _midP = midP;
        _logScale = logScale;
    }

    /// <summary>Of a variant with one allele, or without calls: one outcome is possible.</summary>
    public static HardyWeinbergP Certain { get; } = new(1, 0.5);

    /// <summary>Sum of the probabilities of all outcomes that are no more probable than the one seen.</summary>
    public double P => Scaled(_p);

    /// <summary>As <see cref="P"/>, but outcomes as probable as the one seen count half.</summary>
    public double MidP => Scaled(_midP);

    /// <summary>Natural logarithm of <see cref="P"/>.</summary>
    public double LogP => Math.Log(_p) + _logScale;

    /// <summary>Natural logarithm of <see cref="MidP"/>.</summary>
    public double LogMidP => Math.Log(_midP) + _logScale;

    private double Scaled(double value) => _logScale == 0 ? value : value * Math.Exp(_logScale);
}
