namespace Tabib.Core.Statistics;

/// <summary>Fisher's F distribution; the upper tail as a natural logarithm.</summary>
public static class FisherDistribution
{
    /// <summary>ln P(F &gt; f).</summary>
    public static double LogUpperTail(double f, double numeratorDegrees, double denominatorDegrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numeratorDegrees);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominatorDegrees);
        if (f <= 0) return 0;
        var scaled = numeratorDegrees * f;
        var sum = denominatorDegrees + scaled;
        return IncompleteBeta.Log(denominatorDegrees / sum, scaled / sum, denominatorDegrees / 2, numeratorDegrees / 2);
    }
}
