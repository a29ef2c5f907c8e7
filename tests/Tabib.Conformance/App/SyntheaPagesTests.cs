using System.Text;
using Tabib.App.Reports;
using Tabib.Core.Identity;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;
using Tabib.Record.Journal;
using Tabib.Tests.App.Reports;

namespace Tabib.Conformance.App;

/// <summary>The pages of 400 synthetic patients, from import to HTML.</summary>
/// <remarks>TABIB_PAGES names a folder that keeps them, to be looked at in a browser.</remarks>
public sealed class SyntheaPagesTests
{
    private const int TypicalBytes = 150_000;
    private const int MostBytes = 400_000;

    private static readonly DateTimeOffset AsOf = new(2020, 6, 1, 23, 59, 59, TimeSpan.Zero);

    [Fact]
    public void Every_page_of_the_load_set_is_sound_and_small()
    {
        var set = SharedData.Find("records/synthea/load");
        var folder = Directory.CreateTempSubdirectory("tabib-synthea-").FullName;
        try
        {
            var context = new ReportContext("test", [], ScoreLibrary.Embedded());
            var writer = new PageWriter(context);
            var summary = new PopulationSummary(context);
            var sizes = new List<int>();
            foreach (var report in Reports(folder, set))
            {
                var page = Write(stream => writer.WritePatient(report, stream));
                Keep(Path.Combine("patients", report.FileName), page);
                sizes.Add(page.Length);
                summary.Add(report);
                var outline = HtmlOutline.Read(Encoding.UTF8.GetString(page));
                var ids = outline.Elements.Select(tag => tag["id"]).OfType<string>().ToArray();
                Assert.Equal(ids.Length, ids.Distinct().Count());
                Assert.All(outline.Elements.Select(tag => tag["href"]).OfType<string>().Where(href => href[0] == '#'), href => Assert.Contains(href[1..], ids));
                if (!report.Record.IsDeceased) Assert.Equal(report.Recommendations.Count, outline.Elements.Count(tag => tag["class"]?.StartsWith("advice ", StringComparison.Ordinal) == true));
            }

            sizes.Sort();
            Assert.Equal(400, sizes.Count);
            Assert.InRange(sizes[200], 1, TypicalBytes);
            Assert.InRange(sizes[^1], 1, MostBytes);
            var population = summary.ToReport(AsOf, null);
            Assert.Equal((400, 400), (population.Patients, population.Attention.Count));
            Assert.Equal(population.Living, population.Ages.Sum(band => band.Female + band.Male + band.Unknown) + population.NoAge);
            var index = Write(stream => writer.WritePopulation(population, stream));
            Keep("index.html", index);
            Assert.Equal(400, HtmlOutline.Read(Encoding.UTF8.GetString(index)).Elements.Count(tag => tag["href"]?.StartsWith("patients/", StringComparison.Ordinal) == true));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<PatientReport> Reports(string folder, string set)
    {
        var access = new AccessContext("test", "test");
        var risk = new RiskEngine(ScoreLibrary.Embedded());
        var rules = new RuleEngine(RuleLibrary.Embedded());
        using var workspace = Workspace.Open(Path.Combine(folder, "workspace"), new WorkspaceOptions { Create = true, KeyDirectory = Path.Combine(folder, "keys") });
        workspace.Journal.Import([.. InputDiscovery.Find([set], "synthea", []).Where(file => file.Format == InputFormat.FhirNdjson).Select(ImportSource.Fhir)], new FhirReadOptions { Now = AsOf.AddYears(1) }, null, TestContext.Current.CancellationToken);
        var ids = workspace.Journal.Patients(AsOf, access).ToDictionary(summary => summary.Key, summary => summary.Ids);
        foreach (var record in workspace.Journal.ReadAll(AsOf, access))
        {
            var findings = risk.EvaluateAll(record);
            var names = ids[record.Patient];
            yield return new PatientReport(names[0].Id, $"{names[0].Id}.html", [.. names.Select(name => $"{name.Source}:{name.Id}")], record, findings, rules.Evaluate(record, findings));
        }
    }

    private static byte[] Write(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static void Keep(string name, byte[] page)
    {
        if (Environment.GetEnvironmentVariable("TABIB_PAGES") is not { Length: > 0 } kept) return;
        var path = Path.Combine(kept, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, page);
    }
}
