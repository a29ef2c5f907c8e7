namespace Tabib.Core.Statistics;

/// <summary>A p-value that stays finite however small it is.</summary>
/// <param name="P">May be 0 where the true value lies below the smallest double; <paramref name="Log10P"/> still says how small it is.</param>
/// <param name="Log10P">log10 of the probability; never minus infinity.</param>
public readonly record struct TailProbability(double P, double Log10P)
{
    /// <param name="natural">Natural logarithm of the probability.</param>
    public static TailProbability FromLog(double natural) => new(Math.Min(1, Math.Exp(natural)), Math.Min(0, natural / Math.Log(10)));

    public static TailProbability Of(double p) => new(p, Math.Log10(p));
}
