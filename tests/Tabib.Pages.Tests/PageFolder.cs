using Tabib.App.Reports;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;
using Tabib.Tests.App.Reports;

namespace Tabib.Pages.Tests;

/// <summary>Pages of invented patients in a throw-away folder, laid out as a run lays them out.</summary>
internal sealed class PageFolder : IDisposable
{
    private const string Hostile = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pages-").FullName;

    public PageFolder()
    {
        var context = Samples.Context with { Scores = ScoreLibrary.Embedded() };
        var writer = new PageWriter(context);
        var summary = new PopulationSummary(context);
        Directory.CreateDirectory(Path.Combine(_folder, "patients"));
        var sampleWriter = new PageWriter(Samples.Context);
        foreach (var report in Reports())
        {
            using var page = File.Create(Path.Combine(_folder, "patients", report.FileName));
            (report.Id == "real" ? writer : sampleWriter).WritePatient(report, page);
            summary.Add(report);
        }

        using var index = File.Create(Path.Combine(_folder, "index.html"));
        writer.WritePopulation(summary.ToReport(Samples.AsOf, Samples.Import), index);
        using var empty = File.Create(Path.Combine(_folder, "empty.html"));
        writer.WritePopulation(new PopulationSummary(context).ToReport(Samples.AsOf, null), empty);
    }

    /// <summary>All pages, by their path in the folder.</summary>
    public static IReadOnlyList<string> Names { get; } = ["index.html", "empty.html", "patients/ill.html", "patients/real.html", "patients/p-2.html", "patients/p-3.html", "patients/hostile.html"];

    public string UrlOf(string name) => new Uri(Path.Combine(_folder, name)).AbsoluteUri;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static PatientReport[] Reports()
    {
        // The scores and rules of the program on the same record: what a clinician will see.
        var record = Samples.Ill("Aziza Karimova").Record;
        var findings = new RiskEngine(ScoreLibrary.Embedded()).EvaluateAll(record);
        var real = new PatientReport("real", "real.html", ["clinic:real"], record, findings, new RuleEngine(RuleLibrary.Embedded()).Evaluate(record, findings));
        return [real, Samples.Ill("Someone") with { Id = "ill", FileName = "ill.html" }, Samples.Bare(), Samples.Deceased(), Samples.Ill(Hostile) with { Id = Hostile, FileName = "hostile.html" }];
    }
}
