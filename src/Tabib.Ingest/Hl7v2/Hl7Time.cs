using System.Globalization;
using Tabib.Core.Time;

namespace Tabib.Ingest.Hl7v2;

/// <summary>A time as HL7 writes it (YYYY[MM[DD[HH[MM[SS[.S[S[S[S]]]]]]]]][+/-ZZZZ]) in the form that FHIR has for it.</summary>
/// <param name="Text">FHIR date or dateTime.</param>
/// <param name="IsZoneAssumed">True where nobody says the zone.</param>
internal readonly record struct Hl7Time(string Text, DatePrecision Precision, DateTimeOffset Start, DateTimeOffset End, bool IsZoneAssumed)
{
    private const int Longest = 26;

    /// <summary>As a FHIR instant, which always has a time: for less than that, its last second.</summary>
    public string Instant => Precision >= DatePrecision.Minute ? Text : End.AddSeconds(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>The day alone.</summary>
    public string Date => Text.Length > 10 ? Text[..10] : Text;

    /// <param name="sent">Offset of the header's time, which holds for all times without their own; null where it has none.</param>
    /// <param name="zone">Where neither says one.</param>
    /// <returns>False where it is no time, or names a day that does not exist.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, TimeSpan? sent, LocalZone zone, out Hl7Time time)
    {
        time = default;
        text = text.Trim();
        if (text.Length is < 4 or > Longest) return false;
        TimeSpan? offset = null;
        var sign = text.IndexOfAny('+', '-');
        if (sign >= 0)
        {
            if (!LocalZone.TryReadOffset(text[sign..], out var stated) || text.Length - sign != 5) return false;
            offset = stated;
            text = text[..sign];
        }

        var point = text.IndexOf('.');
        var digits = point < 0 ? text : text[..point];
        var fraction = point < 0 ? default : text[(point + 1)..];
        if (digits.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9') || (point >= 0 && (digits.Length != 14 || fraction.IsEmpty))) return false;
        var date = digits.Length switch
        {
            4 => digits.ToString(),
            6 => $"{digits[..4]}-{digits[4..]}",
            >= 8 => $"{digits[..4]}-{digits[4..6]}-{digits[6..8]}",
            _ => "",
        };
        if (digits.Length <= 8) return digits.Length is 4 or 6 or 8 && TryComplete(date, false, out time);

        // FHIR wants minutes and seconds; where the source has none they are zero.
        string clock;
        switch (digits.Length)
        {
            case 10:
                clock = $"{digits[8..]}:00:00";
                break;
            case 12:
                clock = $"{digits[8..10]}:{digits[10..]}:00";
                break;
            case 14:
                clock = $"{digits[8..10]}:{digits[10..12]}:{digits[12..]}{(fraction.IsEmpty ? "" : $".{fraction}")}";
                break;
            default:
                return false;
        }

        var local = $"{date}T{clock}";
        var known = offset ?? sent;
        if (known is { } sure) return TryComplete(local + LocalZone.Suffix(sure), false, out time);
        if (!DateTextReader.TryRead(local, out var interval, out _) || !zone.TryOffset(interval.Start.DateTime, out var assumed)) return false;
        return TryComplete(local + LocalZone.Suffix(assumed), ReferenceEquals(zone, LocalZone.Utc), out time);
    }

    private static bool TryComplete(string text, bool isZoneAssumed, out Hl7Time time)
    {
        time = default;
        if (!DateTextReader.TryRead(text, out var interval, out var precision)) return false;
        time = new Hl7Time(text, precision, interval.Start, interval.End, isZoneAssumed);
        return true;
    }
}
