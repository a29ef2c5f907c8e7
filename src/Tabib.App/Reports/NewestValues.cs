using Tabib.Core.Facts;
using Tabib.Record.Journal;

namespace Tabib.App.Reports;

/// <summary>The newest result of each measure, as recorded.</summary>
internal static class NewestValues
{
    private const int MostYears = 5;

    public static IReadOnlyList<FactLine> Of(PatientRecord record, DateTimeOffset at, Labels labels)
    {
        var lines = new List<FactLine>();
        var since = at.Year > MostYears ? at.AddYears(-MostYears) : DateTimeOffset.MinValue;
        foreach (var measure in TrendMeasure.All)
        {
            foreach (var (key, codes) in measure.Lines)
            {
                var newest = codes.SelectMany(record.With).Where(fact => Counts(fact, since, record.AsOf)).MaxBy(fact => fact.Effective.Start);
                if (newest is null) continue;
                var title = labels.OfMeasure(measure.Key) + (key.Length == 0 ? "" : ", " + labels.OfLine(key));
                lines.Add(new FactLine(title, FactText.Value(newest), FactText.Day(newest.Effective.Start), $"{newest.Source.ResourceType}/{newest.Source.ResourceId}"));
            }
        }

        return lines;
    }

    private static bool Counts(Fact fact, DateTimeOffset since, DateTimeOffset asOf) =>
        fact.Kind == FactKind.Observation && fact.Status is FactStatus.Active or FactStatus.Ended or FactStatus.Unknown
        && fact.Value.Kind == FactValueKind.Quantity && fact.Effective.Start >= since && fact.Effective.Start <= asOf && fact.Effective.Start != DateTimeOffset.MinValue;
}
