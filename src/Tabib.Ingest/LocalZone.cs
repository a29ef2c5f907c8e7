using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest;

/// <summary>The time zone of times that are written without one.</summary>
internal sealed class LocalZone
{
    private readonly TimeZoneInfo? _zone;
    private readonly TimeSpan _offset;

    private LocalZone(TimeZoneInfo? zone, TimeSpan offset) => (_zone, _offset) = (zone, offset);

    /// <summary>Where nothing is said: UTC, as everywhere in Tabib.</summary>
    public static LocalZone Utc { get; } = new(null, TimeSpan.Zero);

    /// <param name="text">An offset such as +05:00, Z, or a name of the IANA data base such as Asia/Tashkent.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out LocalZone? zone)
    {
        zone = null;
        if (text is "Z" or "UTC")
        {
            zone = Utc;
        }
        else if (TryReadOffset(text, out var offset))
        {
            zone = new LocalZone(null, offset);
        }
        else if (text.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var found))
        {
            zone = new LocalZone(found, default);
        }

        return zone is not null;
    }

    /// <exception cref="ProblemException">MAP004: no zone.</exception>
    public static string? Check(string? zone, MappingPlace place) =>
        zone is null || TryRead(zone, out _) ? zone : throw place.Fault($"'{zone}' is no time zone: an offset such as +05:00, or a name such as Asia/Tashkent.");

    /// <returns>False where no clock of the zone showed this time (it was put forward).</returns>
    public bool TryOffset(DateTime local, out TimeSpan offset)
    {
        offset = _offset;
        if (_zone is null) return true;
        if (_zone.IsInvalidTime(local)) return false;

        // A time that was shown twice is taken as standard time.
        offset = _zone.GetUtcOffset(local);
        return true;
    }

    /// <summary>+05:00, Z for none.</summary>
    public static string Suffix(TimeSpan offset) =>
        offset == TimeSpan.Zero ? "Z" : string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):D2}:{Math.Abs(offset.Minutes):D2}");

    /// <summary>+05:00 and +0500.</summary>
    public static bool TryReadOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text.Length is not (5 or 6) || text[0] is not ('+' or '-')) return false;
        if (text.Length == 6 && text[3] != ':') return false;
        if (!int.TryParse(text.Slice(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(text[^2..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || hours > 14 || minutes > 59) return false;
        offset = new TimeSpan(hours, minutes, 0);
        if (text[0] == '-') offset = -offset;
        return true;
    }
}
