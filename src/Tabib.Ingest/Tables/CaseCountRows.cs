using System.Globalization;
using System.Text.Json;
using Tabib.Core.Coding;
using Tabib.Core.Outcomes;
using Tabib.Core.Time;

namespace Tabib.Ingest.Tables;

/// <summary>Counts of cases by place and day or week: Observations of a Location, of no patient.</summary>
/// <remarks>Identity: place, days, what is counted, group, and when the count became known make the id. A revised count that says when it became known stands beside the earlier one; one that does not is a new version of it.</remarks>
internal sealed class CaseCountRows(TableContext context) : RowReader(context)
{
    private const string CountCode = "case-count";
    private const int LongestPlace = 256;
    private const int MostPlaces = 1 << 16;

    private readonly CodeCells _codes = new(context);
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);
    private readonly bool _isWeekly = context.Mapping.Weekly || (context.Layout.Has(ColumnRole.Date) && ColumnNames.IsWeek(context.Layout.NameOf(ColumnRole.Date)));

    public override void Read(ProducedResources resources, ICollection<Problem> problems)
    {
        var place = Context.Text(ColumnRole.Place) is { Length: > 0 } named ? named : Context.Mapping.Place ?? "";
        if (place.Length is 0 or > LongestPlace)
        {
            Context.Refuse(problems, "TAB062", "The row names no place.", ColumnRole.Place);
            return;
        }

        if (!TryPeriod(problems, out var period) || !TryCount(problems, out var count)) return;
        DateCells.Cell known = default;
        if (Context.Cell(ColumnRole.Issued) is { IsEmpty: false } cell && !Context.TryDate(ColumnRole.Issued, cell, problems, out known)) return;
        var disease = Disease();
        var group = Context.Text(ColumnRole.Group);
        var name = string.Join('\u001F', place, $"{period.First:O}", $"{period.Last:O}", disease?.System, disease?.Code, disease?.Display, group, known.Text);
        var number = Context.Memory.NumberOf(name, count);
        if (number is not 0)
        {
            if (number is null) Context.Tell(problems, "TAB080", "A row is there twice; the second one was passed over.", ColumnRole.Count);
            else Context.Refuse(problems, "TAB063", "The table has another count for this place, time and group.", ColumnRole.Count, "Say when each count became known (a column known_at), or correct the table.");
            return;
        }

        var location = DerivedId.Of("place", place);
        if (_places.Count < MostPlaces ? _places.Add(place) : !_places.Contains(place)) WriteLocation(resources, location, place);
        WriteCount(resources.Begin("Observation", DerivedId.Of("cases", name)), location, place, period, disease, group, known, count);
        resources.End(Line);
    }

    private bool TryPeriod(ICollection<Problem> problems, out Period period)
    {
        var role = Context.Cell(ColumnRole.Date).IsEmpty && Context.Layout.Has(ColumnRole.WeekEnd) ? ColumnRole.WeekEnd : ColumnRole.Date;
        var cell = Context.Cell(role);
        if (Period.TryReadWeek(cell, out period)) return true;
        if (cell.IsEmpty || (_isWeekly && cell.IndexOfAny('W', 'w') >= 0))
        {
            Context.Refuse(problems, "TAB061", $"'{TableContext.Shown(cell)}' is no day and no week.", role, "Days as YYYY-MM-DD, weeks as YYYY-Www.");
            return false;
        }

        if (!Context.TryDate(role, cell, problems, out var date)) return false;
        if (date.Precision < DatePrecision.Day)
        {
            Context.Refuse(problems, "TAB061", "Counts are by day or by week.", role, "Days as YYYY-MM-DD, weeks as YYYY-Www.");
            return false;
        }

        var day = DateOnly.ParseExact(date.Text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        period = new Period(day, day);
        if (role == ColumnRole.WeekEnd ? Period.TryWeekUntil(day, out period) : !_isWeekly || Period.TryWeekFrom(day, out period)) return true;
        Context.Refuse(problems, "TAB061", "The week lies beyond the calendar.", role);
        return false;
    }

    private bool TryCount(ICollection<Problem> problems, out string count)
    {
        count = "";
        var cell = Context.Cell(ColumnRole.Count);
        if (cell.IsEmpty)
        {
            Context.Tell(problems, "TAB032", "A row has no value; it was passed over.", ColumnRole.Count);
            return false;
        }

        if (long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            count = number.ToString(CultureInfo.InvariantCulture);
            return true;
        }

        Context.Refuse(problems, "TAB060", $"'{TableContext.Shown(cell)}' is no count: a whole number, not negative.", ColumnRole.Count);
        return false;
    }

    /// <returns>Null where the table does not say what is counted.</returns>
    private MeasurementCode? Disease()
    {
        var words = Context.Text(ColumnRole.Disease);
        if (_codes.Read() is { } code) return words.Length > 0 ? code with { Display = words } : code;
        if (words.Length == 0) return null;
        return Context.Mapping.Codes.TryGetValue(words, out var mapped) ? mapped with { Display = mapped.Display ?? words } : new MeasurementCode("", "", words, null);
    }

    private void WriteLocation(ProducedResources resources, string id, string place)
    {
        var json = resources.Begin("Location", id);
        json.WriteStartArray("identifier"u8);
        json.Identifier(SourceUrn.Of(Context.Source, "place"), place);
        json.WriteEndArray();
        json.WriteString("name"u8, place);
        resources.End(Line);
    }

    private static void WriteCount(Utf8JsonWriter json, string location, string place, Period period, MeasurementCode? disease, string group, in DateCells.Cell known, string count)
    {
        json.WriteString("status"u8, "final");
        json.Concepts("category", CodeSystems.Tabib, CountCode, "Number of cases");
        if (disease is null) json.Concept("code", CodeSystems.Tabib, CountCode, "Number of cases");
        else ObservationJson.WriteCode(json, "code", disease);
        json.Reference("subject", "Location/" + location, place);
        json.WriteStartObject("effectivePeriod"u8);
        json.WriteString("start"u8, period.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("end"u8, period.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        if (known.Text is not null) json.WriteString("issued"u8, known.Instant);
        json.Quantity("valueQuantity", count, null, "cases", "{cases}");
        if (group.Length == 0) return;
        json.WriteStartArray("component"u8);
        json.WriteStartObject();
        json.Concept("code", CodeSystems.Tabib, "case-group", "Group");
        json.WriteString("valueString"u8, group);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
