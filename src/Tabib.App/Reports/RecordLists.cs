using System.Globalization;
using Tabib.Core.Facts;
using Tabib.Decision.Rules.Conditions;
using Tabib.Record.Journal;

namespace Tabib.App.Reports;

/// <summary>What the record says the patient has, takes and must avoid.</summary>
public sealed record RecordLists(
    IReadOnlyList<FactLine> Problems, IReadOnlyList<FactLine> PastProblems, IReadOnlyList<FactLine> Medicines, IReadOnlyList<FactLine> Allergies, IReadOnlyList<FactLine> Genomes)
{
    // As the rules see it: an order this old may have been forgotten in the list.
    private const double DaysUntilDoubt = 730;

    /// <param name="at">The moment that is meant by now.</param>
    public static RecordLists Of(PatientRecord record, DateTimeOffset at, Labels labels)
    {
        var conditions = Kind(record, FactKind.Condition).ToArray();
        var current = conditions.Where(fact => IsCurrent(fact, at)).ToArray();
        var currentNames = current.Select(FactText.Name).ToHashSet(StringComparer.Ordinal);
        return new RecordLists(
            Group(current, facts => Line(facts, Certainty(facts[0], labels), Since(facts, labels))),
            Group(conditions.Where(fact => fact.Status != FactStatus.Planned && !currentNames.Contains(FactText.Name(fact))), facts => Line(facts, Certainty(facts[0], labels), Course(facts, labels))),
            Group(Kind(record, FactKind.Medication).Where(fact => ActiveMedication.IsActive(fact, at)), facts => Line(facts, record.IsDeceased ? "" : Doubt(facts[0], at, labels), Ordered(facts, labels))),
            Group(Kind(record, FactKind.Allergy).Where(fact => IsCurrent(fact, at)), facts => Line(facts, Certainty(facts[0], labels), Since(facts, labels))),
            Group(Kind(record, FactKind.Genome), facts => Line(facts, FactText.Value(facts[0]), FactText.Day(facts[0], labels))));
    }

    /// <summary>True of what has begun and is not over. An end after the moment that the record speaks about has not come yet.</summary>
    internal static bool IsCurrent(Fact fact, DateTimeOffset asOf) =>
        fact.Effective.Start <= asOf && fact.Effective.End > asOf
        && (fact.Status is FactStatus.Active or FactStatus.Provisional or FactStatus.Unknown || (fact.Status == FactStatus.Ended && !fact.Effective.IsOpenEnded));

    private static IEnumerable<Fact> Kind(PatientRecord record, FactKind kind) =>
        record.Facts.Where(fact => fact.Kind == kind && fact.Status != FactStatus.Absent && fact.Effective.Start <= record.AsOf);

    /// <summary>One line for all facts of one name, the newest fact first.</summary>
    private static FactLine[] Group(IEnumerable<Fact> facts, Func<IReadOnlyList<Fact>, FactLine> line) =>
        [.. facts.GroupBy(FactText.Name, StringComparer.Ordinal).Select(group => line([.. group]))];

    private static FactLine Line(IReadOnlyList<Fact> facts, string note, string when) => new(FactText.Name(facts[0]), note, when, $"{facts[0].Source.ResourceType}/{facts[0].Source.ResourceId}");

    private static string Certainty(Fact fact, Labels labels) => fact.Status switch { FactStatus.Provisional => labels.NotYetSure, FactStatus.Unknown => labels.StatusNotGiven, _ => "" };

    private static string Since(IReadOnlyList<Fact> facts, Labels labels) =>
        facts[^1].Effective.Start == DateTimeOffset.MinValue ? "" : string.Format(CultureInfo.InvariantCulture, labels.Since, FactText.Day(facts[^1].Effective.Start));

    private static string Course(IReadOnlyList<Fact> facts, Labels labels) => facts.Count > 1
        ? string.Format(CultureInfo.InvariantCulture, labels.TimesLast, facts.Count, FactText.Day(facts[0], labels))
        : facts[0].Effective.IsOpenEnded ? FactText.Day(facts[0], labels) : $"{FactText.Day(facts[0], labels)} – {FactText.Day(facts[0].Effective.End)}";

    private static string Ordered(IReadOnlyList<Fact> facts, Labels labels) => facts.Count > 1
        ? string.Format(CultureInfo.InvariantCulture, labels.OrderedTimes, FactText.Day(facts[0], labels), facts.Count)
        : string.Format(CultureInfo.InvariantCulture, labels.Ordered, FactText.Day(facts[0], labels));

    private static string Doubt(Fact newest, DateTimeOffset asOf, Labels labels) => (asOf - newest.Effective.Start).TotalDays > DaysUntilDoubt ? labels.StillTaken : "";
}
