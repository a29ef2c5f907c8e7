using System.Globalization;

namespace Tabib.Core.Time;

/// <summary>A date as precise as its source: year, month, day, minute, second or fraction, kept as written and as the half-open interval it covers.</summary>
/// <remarks>FHIR R4 date, dateTime and instant (hl7.org/fhir/R4/datatypes.html#dateTime). Without a zone, UTC is taken.</remarks>
public readonly record struct PartialDate
{
    private PartialDate(string text, Interval interval, DatePrecision precision)
    {
        Text = text;
        Interval = interval;
        Precision = precision;
    }

    /// <summary>The text as received.</summary>
    public string Text { get; }

    public Interval Interval { get; }

    public DatePrecision Precision { get; }

    public DateTimeOffset Start => Interval.Start;

    /// <summary>Reads YYYY, YYYY-MM, YYYY-MM-DD or a full dateTime (seconds may be absent, zone may be absent).</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (text is null || !DateTextReader.TryRead(text, out var interval, out var precision)) return false;
        date = new PartialDate(text, interval, precision);
        return true;
    }

    /// <exception cref="FormatException">Not a FHIR date or dateTime.</exception>
    public static PartialDate Parse(string text) =>
        TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is not a date (YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ).");

    /// <summary>Completed years between the start of this date and <paramref name="at"/>. A birth date of only year or month counts from the first day it can mean.</summary>
    public int CompletedYears(DateTimeOffset at)
    {
        var moment = at.ToUniversalTime();
        var years = moment.Year - Start.Year;
        if ((moment.Month, moment.Day).CompareTo((Start.Month, Start.Day)) < 0) years--;
        return years;
    }

    public override string ToString() => Text ?? Start.ToString("O", CultureInfo.InvariantCulture);
}
