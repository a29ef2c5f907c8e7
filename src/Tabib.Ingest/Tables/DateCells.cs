using System.Globalization;
using Tabib.Core.Time;

namespace Tabib.Ingest.Tables;

/// <summary>Dates and times of cells, as FHIR writes them.</summary>
/// <param name="format">Null: ISO 8601, with a blank for the T, without dashes, and without a zone allowed.</param>
internal sealed class DateCells(string? format, LocalZone zone)
{
    public const string Seconds = "seconds";
    public const string Milliseconds = "milliseconds";

    private const int Longest = 40;

    private readonly bool _hasTime = format is not null && format.AsSpan().ContainsAny('H', 'h');
    private readonly bool _hasOffset = format is not null && (format.AsSpan().ContainsAny('z', 'K'));
    private readonly bool _hasDay = format is not null && format.Contains('d', StringComparison.Ordinal);
    private readonly bool _hasMonth = format is not null && format.Contains('M', StringComparison.Ordinal);

    internal enum Fault
    {
        None,

        /// <summary>No date in the form that is expected, or a day that does not exist.</summary>
        Unreadable,

        /// <summary>The clocks of the zone were put forward over this time.</summary>
        NoSuchTime,
    }

    /// <summary>A date as FHIR writes it.</summary>
    /// <param name="Text">Null where there is none.</param>
    /// <param name="Start">First moment in UTC ticks.</param>
    /// <param name="End">First moment after it in UTC ticks.</param>
    /// <param name="IsZoneAssumed">True where the source does not say the zone and nobody else did.</param>
    internal readonly record struct Cell(string? Text, long Start, long End, DatePrecision Precision, bool IsZoneAssumed)
    {
        /// <summary>As a FHIR instant, which always has a time: for less than that, its last second.</summary>
        public string Instant => Precision >= DatePrecision.Minute ? Text! : new DateTime(End).AddSeconds(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    public Fault TryRead(ReadOnlySpan<char> text, out Cell cell)
    {
        cell = default;
        text = text.Trim();
        if (text.Length is 0 or > Longest) return Fault.Unreadable;
        return format switch
        {
            null => ReadIso(text, out cell),
            Seconds or Milliseconds => ReadCount(text, out cell),
            _ => ReadExact(text, format, out cell),
        };
    }

    private Fault ReadIso(ReadOnlySpan<char> text, out Cell cell)
    {
        cell = default;
        Span<char> iso = stackalloc char[Longest + 8];
        var length = text.Length;
        text.CopyTo(iso);
        if (length == 8 && !text.ContainsAnyExceptInRange('0', '9'))
        {
            $"{text[..4]}-{text[4..6]}-{text[6..]}".CopyTo(iso);
            length = 10;
        }

        if (length > 10 && iso[10] is ' ' or 't') iso[10] = 'T';
        if (length <= 10 || iso[10] != 'T') return Complete(new string(iso[..length]), isZoneAssumed: false, out cell);
        var clock = iso[11..length];
        var tail = clock.LastIndexOfAny("+-Zz ");
        if (tail >= 0)
        {
            var suffix = clock[tail..].ToString();
            if (suffix is "z") suffix = "Z";
            if (LocalZone.TryReadOffset(suffix, out var stated)) suffix = LocalZone.Suffix(stated);
            return Complete(Padded(iso[..(11 + tail)].TrimEnd(' ')) + suffix, isZoneAssumed: false, out cell);
        }

        var local = Padded(iso[..length]);
        if (!DateTextReader.TryRead(local, out var interval, out _)) return Fault.Unreadable;
        if (!zone.TryOffset(interval.Start.DateTime, out var offset)) return Fault.NoSuchTime;
        return Complete(local + LocalZone.Suffix(offset), ReferenceEquals(zone, LocalZone.Utc), out cell);
    }

    /// <summary>FHIR wants seconds; where the source has none they are zero, as FHIR asks for.</summary>
    private static string Padded(ReadOnlySpan<char> local)
    {
        if (local.Length == 15 && local[12] == ':') return $"{local[..11]}0{local[11..]}:00";
        return local.Length == 16 ? $"{local}:00" : local.ToString();
    }

    private static Fault ReadCount(ReadOnlySpan<char> text, bool isMilliseconds, out Cell cell)
    {
        cell = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)) return Fault.Unreadable;
        var ticks = count * (isMilliseconds ? TimeSpan.TicksPerMillisecond : TimeSpan.TicksPerSecond);
        if (ticks < -DateTime.UnixEpoch.Ticks || ticks > DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) return Fault.Unreadable;
        return Complete(DateTime.UnixEpoch.AddTicks((long)ticks).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture), isZoneAssumed: false, out cell);
    }

    private Fault ReadCount(ReadOnlySpan<char> text, out Cell cell) => ReadCount(text, format == Milliseconds, out cell);

    private Fault ReadExact(ReadOnlySpan<char> text, string exact, out Cell cell)
    {
        cell = default;
        if (_hasOffset)
        {
            if (!DateTimeOffset.TryParseExact(text, exact, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return Fault.Unreadable;
            return Complete(Clock(moment.DateTime) + LocalZone.Suffix(moment.Offset), isZoneAssumed: false, out cell);
        }

        if (!DateTime.TryParseExact(text, exact, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var local)) return Fault.Unreadable;
        if (!_hasTime) return Complete(local.ToString(_hasDay ? "yyyy-MM-dd" : _hasMonth ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture), isZoneAssumed: false, out cell);
        if (!zone.TryOffset(local, out var offset)) return Fault.NoSuchTime;
        return Complete(Clock(local) + LocalZone.Suffix(offset), ReferenceEquals(zone, LocalZone.Utc), out cell);
    }

    private static string Clock(DateTime local) => local.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    private static Fault Complete(string text, bool isZoneAssumed, out Cell cell)
    {
        cell = default;
        if (!DateTextReader.TryRead(text, out var interval, out var precision)) return Fault.Unreadable;
        cell = new Cell(text, interval.Start.UtcTicks, interval.End.UtcTicks, precision, isZoneAssumed);
        return Fault.None;
    }
}
