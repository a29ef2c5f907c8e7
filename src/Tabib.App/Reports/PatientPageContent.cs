using Tabib.App.Pharmacogenomics;

namespace Tabib.App.Reports;

/// <summary>A patient's page, worked out and not yet drawn.</summary>
/// <param name="Newest">The newest value of each measure.</param>
public sealed record PatientPageContent(
    PatientReport Report, PersonHeading Heading, RecordLists Lists, ScoreSection Scores, AdviceSection Advice, PlainWords Words, Timeline? Timeline, IReadOnlyList<Trend> Trends, IReadOnlyList<FactLine> Newest)
{
    private const int AdultAge = 18;

    public bool IsChild => Report.Record.Age is { IsValue: true, Value: < AdultAge };

    /// <summary>What genotypes say about drugs; null where the patient has no genotype file.</summary>
    public PgxPanelSet? Pharmacogenomics { get; init; }

    public static PatientPageContent Of(PatientReport report, ReportContext context)
    {
        var labels = context.Labels;
        var record = report.Record;
        var at = PersonHeading.LastMoment(record);

        // Nobody is at risk of anything after death: what is computed for the moment of the record would speak of a living person.
        var scores = ScoreSection.Of(record.IsDeceased ? [] : report.Findings, context.Scores, labels);
        return new PatientPageContent(
            report, PersonHeading.Of(record, labels), RecordLists.Of(record, at, labels), scores, AdviceSection.Of(report, scores, labels),
            PlainWords.Of(report, scores, context.Scores, labels), Timeline.Of(record, at, labels), TrendReader.Read(record, labels), NewestValues.Of(record, at, labels))
        {
            Pharmacogenomics = report.Pharmacogenomics is { } genes ? PgxPanelSet.Of(record.IsDeceased ? genes.WithoutAdvice() : genes, "genes", [], hasMedicationList: true) : null,
        };
    }
}
