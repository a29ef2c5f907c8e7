namespace Tabib.App.Pages;

/// <summary>The outline around the first n of a hundred squares, ten a row, each 10 units wide.</summary>
internal static class IconArrayShape
{
    /// <param name="people">1 to 100.</param>
    public static string Of(int people)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(people);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people, 100);
        var (rows, rest) = (people / 10 * 10, people % 10 * 10);
        if (rest == 0) return $"M0 0H100V{rows}H0Z";
        return rows == 0 ? $"M0 0H{rest}V10H0Z" : $"M0 0H100V{rows}H{rest}V{rows + 10}H0Z";
    }
}
