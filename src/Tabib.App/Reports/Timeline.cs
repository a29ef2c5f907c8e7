using System.Globalization;
using Tabib.Core.Facts;
using Tabib.Decision.Rules.Conditions;
using Tabib.Record.Journal;

namespace Tabib.App.Reports;

/// <summary>A life in lanes: problems, medicines, procedures, vaccinations, visits.</summary>
/// <param name="Marks">Text and place of each mark of time.</param>
/// <param name="Grid">A line at each mark, as a path of a row.</param>
/// <param name="Table">The same as lines of text, newest first.</param>
/// <param name="Older">How many lines the table leaves out.</param>
public sealed record Timeline(IReadOnlyList<TimelineLane> Lanes, IReadOnlyList<(string Text, string X)> Marks, string Grid, IReadOnlyList<FactLine> Table, int Older)
{
    private const int YearsShown = 30;
    private const int RowsShown = 10;
    private const int MostRows = 60;
    private const int LinesShown = 150;

    /// <summary>Ticks closer than this look like one.</summary>
    private const double TickShare = 0.004;

    private static readonly FactKind[] Kinds = [FactKind.Condition, FactKind.Medication, FactKind.Procedure, FactKind.Immunization, FactKind.Encounter];

    /// <param name="at">The moment that is meant by now.</param>
    public static Timeline? Of(PatientRecord record, DateTimeOffset at, Labels labels)
    {
        var facts = record.Facts.Where(fact => Array.IndexOf(Kinds, fact.Kind) >= 0 && IsPast(fact, record.AsOf)).ToArray();
        if (facts.Length == 0) return null;
        var earliest = facts[^1].Effective.Start;
        var limit = at.Year > YearsShown ? at.AddYears(-YearsShown) : DateTimeOffset.MinValue;
        var from = earliest < limit ? limit : earliest;
        var axis = new TimeAxis(from < at ? from : at, at);
        var drawing = new TimelineDrawing(axis, at, record.IsDeceased ? labels.Death : labels.Now, labels, TickShare);
        TimelineLane[] lanes =
        [
            Lane(labels.Problems, "condition", facts, FactKind.Condition, drawing.Stretches),
            Lane(labels.Medicines, "medicine", facts, FactKind.Medication, drawing.Orders),
            Lane(labels.Procedures, "procedure", facts, FactKind.Procedure, drawing.Moments),
            Lane(labels.Vaccinations, "vaccine", facts, FactKind.Immunization, drawing.Moments),
            Visits(facts, drawing, labels),
        ];
        return new Timeline(
            [.. lanes.Where(lane => lane.Rows.Count > 0)],
            [.. axis.Marks().Select(mark => (mark.Text, NumberText.Position(axis.Share(mark.At))))],
            string.Concat(axis.Marks().Select(mark => $"M{drawing.Across(mark.At)},0V16")),
            [.. facts.Take(LinesShown).Select(fact => Line(fact, at, record.IsDeceased ? labels.Death : labels.Now, labels))],
            Math.Max(0, facts.Length - LinesShown));
    }

    private static bool IsPast(Fact fact, DateTimeOffset asOf) =>
        fact.Effective.Start != DateTimeOffset.MinValue && fact.Effective.Start <= asOf && fact.Status is not (FactStatus.Planned or FactStatus.Absent);

    private static TimelineLane Lane(string title, string style, Fact[] facts, FactKind kind, Func<string, Fact[], TimelineRow> draw)
    {
        var rows = facts.Where(fact => fact.Kind == kind).GroupBy(FactText.Name, StringComparer.Ordinal).Take(MostRows).Select(group => draw(group.Key, [.. group])).ToArray();
        return new TimelineLane(title, style, [.. rows.Take(RowsShown)], [.. rows.Skip(RowsShown)]);
    }

    private static TimelineLane Visits(Fact[] facts, TimelineDrawing drawing, Labels labels)
    {
        var rows = facts.Where(fact => fact.Kind == FactKind.Encounter).GroupBy(fact => fact.Category, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => drawing.Moments(labels.OfVisit(group.Key), [.. group]));
        return new TimelineLane(labels.Visits, "visit", [.. rows.Take(RowsShown)], []);
    }

    private static FactLine Line(Fact fact, DateTimeOffset at, string now, Labels labels) => new(
        FactText.Name(fact), labels.OfKind(fact.Kind), FactText.Day(fact.Effective.Start) + End(fact, at, now, labels), $"{fact.Source.ResourceType}/{fact.Source.ResourceId}");

    private static string End(Fact fact, DateTimeOffset at, string now, Labels labels) => fact.Kind switch
    {
        FactKind.Condition when RecordLists.IsCurrent(fact, at) => " – " + now,
        FactKind.Condition when !fact.Effective.IsOpenEnded => " – " + FactText.Day(fact.Effective.End),
        FactKind.Medication when ActiveMedication.IsActive(fact, at) => string.Create(CultureInfo.InvariantCulture, $" ({labels.ActiveOrder})"),
        _ => "",
    };
}
