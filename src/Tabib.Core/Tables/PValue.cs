namespace Tabib.Core.Tables;

/// <summary>How result tables write p-values: from their natural logarithm, so that what is below 1e-308 is written and not 0.</summary>
public static class PValue
{
    /// <summary>ln of what a double still holds with all its digits.</summary>
    private const double SmallestLog = -700;

    /// <summary>1/ln(10).</summary>
    private const double Log10OfE = 0.43429448190325182765;

    /// <summary>ln(10) and what its double lacks, so that nine digits stay right for any exponent.</summary>
    private const double Log10 = 2.302585092994046, Log10Rest = -2.1707562233822494e-16;

    /// <returns>Number of bytes written; the target needs 32.</returns>
    public static int Format(double naturalLog, Span<byte> target)
    {
        if (!(naturalLog < SmallestLog) || double.IsInfinity(naturalLog)) return RealNumber.Format(Math.Exp(naturalLog), target);
        var exponent = (int)Math.Floor(naturalLog * Log10OfE);
        var logOfDigits = Math.FusedMultiplyAdd(-exponent, Log10, naturalLog) - (exponent * Log10Rest);
        var digits = (uint)Math.Round(Math.Exp(logOfDigits) * 1e8);
        return digits switch
        {
            < 100_000_000 => RealNumber.Write(999_999_999, exponent - 1, target),
            < 1_000_000_000 => RealNumber.Write(digits, exponent, target),
            _ => RealNumber.Write(100_000_000, exponent + 1, target),
        };
    }
}
