using Tabib.App.Association;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.App.Models.Auditing;
using Tabib.App.Models.Cards;
using Tabib.App.Models.Explaining;
using Tabib.App.Reports;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;
using Tabib.Tests.App.Models;
using Tabib.Tests.App.Pharmacogenomics;
using Tabib.Tests.App.Reports;
using Tabib.Tests.House;

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
        WriteQuality();
        WriteAssociation();
        WriteGenes(sampleWriter);
        WriteAudits();
        WriteModel();
        using var empty = File.Create(Path.Combine(_folder, "empty.html"));
        writer.WritePopulation(new PopulationSummary(context).ToReport(Samples.AsOf, null), empty);
    }

    /// <summary>All pages, by their path in the folder.</summary>
    public static IReadOnlyList<string> Names { get; } = ["index.html", "empty.html", "patients/ill.html", "patients/real.html", "patients/p-2.html", "patients/p-3.html", "patients/hostile.html", "qc/qc.html", "association.html", "patients/genes.html", "patients/genes.card.html", "patients/crowded.card.html", "patients/hostile.card.html", "advice.html", "audit/audit.html", "label/audit.html", "label/proxy.html", "hostile-audit/audit.html", "hostile-audit/proxy.html", "model-card.html", "explained/explain.html", "hostile-explained/explain.html"];

    public string UrlOf(string name) => new Uri(Path.Combine(_folder, name)).AbsoluteUri;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The quality page of the invented cohort, with what is seldom on it: a sample of the wrong sex and a duplicate.</summary>
    private void WriteQuality()
    {
        var samples = Path.Combine(Repository.Root, "samples", "genomes");
        var prefix = Path.Combine(_folder, "cohort");
        var bed = File.ReadAllBytes(Path.Combine(samples, "cohort.bed"));
        for (var line = 3; line < bed.Length; line += 30) bed[line] = (byte)((bed[line] & 0b1111_0011) | ((bed[line] & 0b0000_0011) << 2));
        File.WriteAllBytes(prefix + ".bed", bed);
        File.Copy(Path.Combine(samples, "cohort.bim"), prefix + ".bim");
        File.Copy(Path.Combine(samples, "cohort.fam"), prefix + ".fam");
        new QualityCapability().Run(new QualityOptions { Prefix = prefix, Out = Path.Combine(_folder, "qc") }, new Progress<ProgressReport>(), CancellationToken.None);
    }

    /// <summary>Tests of both traits of the invented cohort.</summary>
    private void WriteAssociation()
    {
        var samples = Path.Combine(Repository.Root, "samples", "genomes");
        new AssociationRunCapability().Run(
            new AssociationRunOptions { Prefix = Path.Combine(samples, "cohort"), Phenotypes = Path.Combine(samples, "phenotypes.tsv"), Traits = ["LDL", "DIABETES"], Out = Path.Combine(_folder, "tests.tsv") }, new Progress<ProgressReport>(), CancellationToken.None);
    }

    /// <summary>What genes say about medicines: on a patient's page, on cards to carry, and on the page of calls.</summary>
    private void WriteGenes(PageWriter writer)
    {
        using (var page = File.Create(Path.Combine(_folder, "patients", "genes.html"))) writer.WritePatient(PgxSamples.Patient(PgxSamples.Person()) with { FileName = "genes.html" }, page);
        File.WriteAllText(Path.Combine(_folder, "patients", "genes.card.html"), PgxSamples.Card(PgxSamples.Person(), page: "genes.html"));
        File.WriteAllText(Path.Combine(_folder, "patients", "crowded.card.html"), PgxSamples.Card(PgxSamples.Crowded()));
        File.WriteAllText(Path.Combine(_folder, "patients", "hostile.card.html"), PgxSamples.Card(PgxSamples.Person(Hostile, absentIsReference: true), Hostile, Hostile, Hostile, null));
        File.WriteAllText(Path.Combine(_folder, "advice.html"), PgxSamples.AdvicePage(PgxSamples.Person(Hostile, absentIsReference: true), PgxSamples.Person("Bahrom")));
    }

    /// <summary>What a score does for groups, whether its label stands for need, and a table whose groups carry markup.</summary>
    private void WriteAudits()
    {
        var table = Path.Combine(Repository.Root, "samples", "tables", "program.csv");
        var marked = Path.Combine(_folder, "marked.csv");
        File.WriteAllLines(marked, [.. File.ReadLines(table).Select((line, row) => row == 0 ? line.Replace(",group,", ",group<b>,", StringComparison.Ordinal) : line.Replace(",B,", $",\"{Hostile.Replace("\"", "\"\"", StringComparison.Ordinal)}\",", StringComparison.Ordinal))]);
        Audit(new AuditOptions { Predictions = table, Score = ["risk"], Outcome = "ill", Groups = ["group", "sex"], Threshold = 0.3, Out = Path.Combine(_folder, "audit") });
        Audit(new AuditOptions { Predictions = table, Score = ["cost_score", "need_score"], Outcome = "conditions", Proxy = ["cost", "avoidable_cost"], Groups = ["group"], Top = 0.03, Decision = "enrolled", Out = Path.Combine(_folder, "label") });
        Audit(new AuditOptions { Predictions = marked, Score = ["cost_score", "need_score"], Outcome = "ill", Proxy = ["cost"], Groups = ["group<b>"], Top = 0.03, Out = Path.Combine(_folder, "hostile-audit") });

        static void Audit(AuditOptions options) => new AuditCapability().Run(options, new Progress<ProgressReport>(), CancellationToken.None);
    }

    /// <summary>The card of a model, its predictions taken apart, and trees whose people carry markup in their names.</summary>
    private void WriteModel()
    {
        new ModelCardCapability().Run(new ModelCardOptions { Directory = ReadmissionSample.Model, Html = Path.Combine(_folder, "model-card.html") }, new Progress<ProgressReport>(), CancellationToken.None);
        new ExplainCapability().Run(new ExplainOptions { Model = ReadmissionSample.Model, Data = ReadmissionSample.People, Id = "id", Repeats = 2, Out = Path.Combine(_folder, "explained") }, new Progress<ProgressReport>(), CancellationToken.None);
        var people = Path.Combine(_folder, "people.csv");
        File.WriteAllText(people, $"id,site,sex,age,stays,marker,readmitted\n\"{Hostile.Replace("\"", "\"\"", StringComparison.Ordinal)}\",North,male,50,1,,1\nB,Moon<b>,male,50,1,,0\nC,South,male,110,1,,0\n");
        new ExplainCapability().Run(new ExplainOptions { Model = ReadmissionSample.Trees(_folder), Data = people, Id = "id", Interactions = true, Repeats = 2, Out = Path.Combine(_folder, "hostile-explained") }, new Progress<ProgressReport>(), CancellationToken.None);
    }

    private static PatientReport[] Reports()
    {
        // The scores and rules of the program on the same record: what a clinician will see.
        var record = Samples.Ill("Aziza Karimova").Record;
        var findings = new RiskEngine(ScoreLibrary.Embedded()).EvaluateAll(record);
        var real = new PatientReport("real", "real.html", ["clinic:real"], record, findings, new RuleEngine(RuleLibrary.Embedded()).Evaluate(record, findings));
        return [real, Samples.Ill("Someone") with { Id = "ill", FileName = "ill.html" }, Samples.Bare(), Samples.Deceased(), Samples.Ill(Hostile) with { Id = Hostile, FileName = "hostile.html" }];
    }
}
