using System.Globalization;

namespace Tabib.App.Association;

/// <summary>One of the rows with the smallest p-values.</summary>
/// <param name="P">As the table has it.</param>
/// <param name="Height">-log10 p.</param>
public sealed record TopHit(string Chromosome, long Position, string Id, string Reference, string Alternate, double Frequency, double Effect, double StandardError, string P, double Height)
{
    /// <summary>Three significant digits, as a person reads it; also of values that no double holds.</summary>
    public string ShortP
    {
        get
        {
            var at = P.AsSpan().IndexOfAny('e', 'E');
            var mantissa = double.Parse(at < 0 ? P : P[..at], CultureInfo.InvariantCulture);
            return mantissa.ToString("G3", CultureInfo.InvariantCulture) + (at < 0 ? "" : P[at..]);
        }
    }
}
