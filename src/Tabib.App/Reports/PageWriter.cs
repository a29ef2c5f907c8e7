using Tabib.App.Pages;

namespace Tabib.App.Reports;

/// <summary>Writes pages: each a file that stands alone. Safe for several threads.</summary>
public sealed class PageWriter(ReportContext context)
{
    private readonly PageRenderer _renderer = new(context.Labels);

    public void WritePatient(PatientReport report, Stream utf8) => _renderer.Render<PatientPage>(
        new() { [nameof(PatientPage.Content)] = PatientPageContent.Of(report, context), [nameof(PatientPage.Context)] = context }, utf8);

    public void WritePopulation(PopulationReport report, Stream utf8) => _renderer.Render<PopulationPage>(
        new() { [nameof(PopulationPage.Report)] = report, [nameof(PopulationPage.Context)] = context }, utf8);
}
