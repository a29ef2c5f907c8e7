using Tabib.Core.Statistics;

namespace Tabib.Evidence.Validation;

/// <summary>Outcomes observed for each that was predicted, with an interval on the scale of its logarithm (Debray et al. 2017, doi:10.1136/bmj.i6460).</summary>
/// <param name="Observed">Share with the outcome, or its chance by the horizon.</param>
/// <param name="Expected">Mean chance.</param>
/// <param name="Ratio">Null where nothing is expected.</param>
/// <param name="Lower">95 %; null where nobody had the outcome.</param>
/// <param name="LogStandardError">Of the ratio's logarithm.</param>
public sealed record ObservedExpected(double Observed, double Expected, double? Ratio, double? Lower, double? Upper, double? LogStandardError)
{
    private static readonly double Z95 = NormalDistribution.UpperQuantile(Math.Log(0.025));

    /// <param name="standardError">Of the observed share.</param>
    public static ObservedExpected Of(double observed, double expected, double? standardError)
    {
        if (!(expected > 0)) return new ObservedExpected(observed, expected, null, null, null, null);
        var ratio = observed / expected;
        if (!(observed > 0) || standardError is not { } error || !double.IsFinite(error)) return new ObservedExpected(observed, expected, ratio, null, null, null);
        var log = error / observed;
        return new ObservedExpected(observed, expected, ratio, ratio * Math.Exp(-Z95 * log), ratio * Math.Exp(Z95 * log), log);
    }

    /// <summary>Of rows whose outcome is known.</summary>
    public static ObservedExpected Of(double[] chances, int positives)
    {
        ArgumentNullException.ThrowIfNull(chances);
        var sum = 0.0;
        foreach (var chance in chances) sum += chance;
        var share = (double)positives / chances.Length;
        return Of(share, sum / chances.Length, Math.Sqrt(share * (1 - share) / chances.Length));
    }
}
