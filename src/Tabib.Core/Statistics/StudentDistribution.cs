namespace Tabib.Core.Statistics;

/// <summary>Student's t distribution; the tail as a natural logarithm.</summary>
public sealed class StudentDistribution
{
    private readonly double _half;
    private readonly double _logBeta;

    /// <param name="degreesOfFreedom">Above 0.</param>
    public StudentDistribution(double degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreesOfFreedom);
        DegreesOfFreedom = degreesOfFreedom;
        _half = degreesOfFreedom / 2;
        _logBeta = GammaFunction.LogBeta(_half, 0.5);
    }

    public double DegreesOfFreedom { get; }

    /// <summary>ln P(|T| &gt; |t|).</summary>
    public double LogTwoSided(double t)
    {
        if (double.IsInfinity(t)) return double.NegativeInfinity;
        var square = t * t;
        var sum = DegreesOfFreedom + square;
        return IncompleteBeta.Log(DegreesOfFreedom / sum, square / sum, _half, 0.5, _logBeta);
    }
}
