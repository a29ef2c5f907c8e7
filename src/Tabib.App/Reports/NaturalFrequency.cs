using System.Globalization;

namespace Tabib.App.Reports;

/// <summary>A probability as people of a hundred: what is understood better than percent.</summary>
internal static class NaturalFrequency
{
    public static bool Fits(double probability) => probability is >= 0 and <= 1;

    /// <summary>Persons of a hundred, rounded half away from zero.</summary>
    public static int OfHundred(double probability) => (int)Math.Round(probability * 100, MidpointRounding.AwayFromZero);

    /// <summary>"8 of 100"; "fewer than 1 of 100" and "more than 99 of 100" where rounding would say none or all.</summary>
    public static string Phrase(double probability, Labels labels) => OfHundred(probability) switch
    {
        0 when probability > 0 => labels.FewerThanOneOfHundred,
        100 when probability < 1 => labels.MoreThanNinetyNineOfHundred,
        var people => string.Format(CultureInfo.InvariantCulture, labels.OfHundred, people),
    };
}
