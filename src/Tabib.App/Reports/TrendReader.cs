using System.Globalization;
using Tabib.Core.Facts;
using Tabib.Core.Units;
using Tabib.Record.Journal;

namespace Tabib.App.Reports;

/// <summary>Finds what was measured at least twice. Values are converted to the unit of the newest one; those that cannot be are a trend of their own, never mixed in.</summary>
internal static class TrendReader
{
    private const int AdultAge = 20;

    public static IReadOnlyList<Trend> Read(PatientRecord record, Labels labels)
    {
        var trends = new List<Trend>();
        var isChild = record.Age is { IsValue: true, Value: < AdultAge };
        foreach (var measure in TrendMeasure.All)
        {
            if (measure.ChildrenOnly && !isChild) continue;
            var rest = Measurements(measure, record);
            while (rest.Count > 0) AddTrend(measure, rest, trends, labels);
        }

        return trends;
    }

    /// <summary>Takes out of the rest what shares the unit of its newest member.</summary>
    private static void AddTrend(TrendMeasure measure, List<Measurement> rest, List<Trend> trends, Labels labels)
    {
        var unit = rest.MaxBy(one => one.Fact.Effective.Start)!.Quantity.Unit;
        var lines = new List<TrendPoint>[measure.Lines.Count];
        for (var i = 0; i < lines.Length; i++) lines[i] = [];
        var bounds = new List<FactLine>();
        rest.RemoveAll(one =>
        {
            if (ValueIn(unit, one.Quantity, measure.Analyte) is not { } value) return false;
            if (one.Quantity.Comparator is not null) bounds.Add(Bound(one.Fact, labels));
            else lines[one.Line].Add(new TrendPoint(one.Fact.Effective.Start, value, FactText.Value(one.Fact)));
            return true;
        });
        if (!lines.Any(points => points.Count >= 2)) return;
        var series = lines.Select((points, line) => new TrendSeries(
            measure.Lines[line].Key.Length == 0 ? "" : labels.OfLine(measure.Lines[line].Key), [.. points.OrderBy(point => point.At)]));
        trends.Add(new Trend(labels.OfMeasure(measure.Key), UnitText.Of(unit), [.. series.Where(one => one.Points.Count > 0)], bounds));
    }

    /// <returns>Null where it cannot be converted. Its own unit always fits, also one that UCUM does not know.</returns>
    private static double? ValueIn(string unit, Quantity quantity, string? analyte)
    {
        var number = double.Parse(quantity.Digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (quantity.Unit == unit) return number;
        var converted = Ucum.Convert(number, quantity.Unit, unit, analyte is null ? null : Analytes.ByLoinc(analyte));
        return converted.IsValue && Math.Abs(converted.Value) <= Axis.Limit ? converted.Value : null;
    }

    private static List<Measurement> Measurements(TrendMeasure measure, PatientRecord record)
    {
        var found = new List<Measurement>();
        var seen = new HashSet<Fact>(ReferenceEqualityComparer.Instance);
        for (var line = 0; line < measure.Lines.Count; line++)
        {
            foreach (var fact in measure.Lines[line].Codes.SelectMany(record.With))
            {
                if (Counts(fact, record.AsOf) && fact.Value.AsQuantity is { } quantity && IsDrawable(quantity) && seen.Add(fact)) found.Add(new Measurement(line, fact, quantity));
            }
        }

        return found;
    }

    private static bool Counts(Fact fact, DateTimeOffset asOf) =>
        fact.Kind == FactKind.Observation && fact.Status is FactStatus.Active or FactStatus.Ended or FactStatus.Unknown
        && fact.Effective.Start != DateTimeOffset.MinValue && fact.Effective.Start <= asOf;

    private static bool IsDrawable(Quantity quantity) =>
        double.TryParse(quantity.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Axis.Limit;

    private static FactLine Bound(Fact fact, Labels labels) => new(FactText.Name(fact), FactText.Value(fact), FactText.Day(fact, labels), $"{fact.Source.ResourceType}/{fact.Source.ResourceId}");

    private sealed record Measurement(int Line, Fact Fact, Quantity Quantity);
}
