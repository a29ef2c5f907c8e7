using Tabib.App.Pages;
using Tabib.App.Pharmacogenomics;

namespace Tabib.App.Reports;

/// <summary>Writes pages: each a file that stands alone. Safe for several threads.</summary>
public sealed class PageWriter(ReportContext context)
{
    private readonly PageRenderer _renderer = new(context.Labels);

    public void WritePatient(PatientReport report, Stream utf8) => _renderer.Render<PatientPage>(
        new() { [nameof(PatientPage.Content)] = PatientPageContent.Of(report, context), [nameof(PatientPage.Context)] = context }, utf8);

    /// <summary>The card that a patient carries.</summary>
    /// <param name="report">Of a patient who has one: see <see cref="PatientReport.CardFileName"/>.</param>
    public void WriteCard(PatientReport report, Stream utf8)
    {
        ArgumentNullException.ThrowIfNull(report);
        var genes = report.Pharmacogenomics ?? throw new ArgumentException("The patient has no genotype file.", nameof(report));
        var heading = PersonHeading.Of(report.Record, context.Labels);
        var who = new WalletPerson(heading.Name, heading.Born, report.Id, heading.AsOf, report.FileName);
        PgxPages.WriteCards(_renderer, [WalletCardMaker.Of(who, genes, context.Labels)], utf8);
    }

    public void WritePopulation(PopulationReport report, Stream utf8) => _renderer.Render<PopulationPage>(
        new() { [nameof(PopulationPage.Report)] = report, [nameof(PopulationPage.Context)] = context }, utf8);
}
