using System.Globalization;

namespace Tabib.Core.Tables;

/// <summary>How result tables write real numbers: up to nine significant digits, an exponent where |x| is at least 1e9 or below 1e-4.</summary>
public static class RealNumber
{
    /// <returns>Number of bytes written; the target needs 32.</returns>
    public static int Format(double value, Span<byte> target)
    {
        value.TryFormat(target, out var written, "G9", CultureInfo.InvariantCulture);
        return written;
    }
}
