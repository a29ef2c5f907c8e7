using Tabib.App.Capabilities;
using Tabib.App.Models.Auditing;
using Tabib.App.Models.Cards;
using Tabib.App.Models.Explaining;
using Tabib.App.Pages;
using Tabib.Tests.App.Models;
using Tabib.Tests.App.Pharmacogenomics;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Reports;

/// <summary>Each change of the pages shows in review.</summary>
/// <remarks>Set TABIB_ACCEPT=1 to write the files anew, and look at the pages in a browser. The stylesheets are left out: they are the same in each page.</remarks>
public sealed class GoldenPageTests
{
    [Fact]
    public void A_patient_with_everything() => Compare("patient.html", Samples.Page(Samples.Ill()));

    [Fact]
    public void A_patient_with_nothing() => Compare("patient-bare.html", Samples.Page(Samples.Bare()));

    [Fact]
    public void A_patient_who_died() => Compare("patient-deceased.html", Samples.Page(Samples.Deceased()));

    [Fact]
    public void A_patient_with_genes() => Compare("patient-genes.html", Samples.Page(PgxSamples.Patient(PgxSamples.Person())));

    [Fact]
    public void A_card() => Compare("card.html", PgxSamples.Card(PgxSamples.Person()));

    [Fact]
    public void A_card_of_too_much() => Compare("card-crowded.html", PgxSamples.Card(PgxSamples.Crowded()));

    [Fact]
    public void Advice_for_samples() => Compare("advice.html", PgxSamples.AdvicePage(PgxSamples.Person(absentIsReference: true), PgxSamples.Person("Bahrom")));

    [Fact]
    public void A_population() => Compare("population.html", Samples.Page(Samples.Population([Samples.Ill(), Samples.Bare(), Samples.Deceased()], Samples.Import)));

    [Fact]
    public void A_population_of_nobody() => Compare("population-empty.html", Samples.Page(Samples.Population([])));

    [Theory]
    [InlineData("audit", "audit.html")]
    [InlineData("audit-label", "proxy.html")]
    public void An_audit(string name, string page)
    {
        var folder = Directory.CreateTempSubdirectory("tabib-golden-");
        try
        {
            var people = new AuditOptions { Predictions = Path.Combine(Repository.Root, "samples", "tables", "program.csv"), Groups = ["group"], Out = folder.FullName };
            var options = page == "audit.html"
                ? people with { Score = ["risk"], Outcome = "ill", Groups = ["group", "sex"], Threshold = 0.3 }
                : people with { Score = ["cost_score", "need_score"], Outcome = "conditions", Proxy = ["cost", "avoidable_cost"], Top = 0.03, Decision = "enrolled" };
            new AuditCapability().Run(options, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
            Compare($"{name}.html", File.ReadAllText(Path.Combine(folder.FullName, page)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("explanation", false)]
    [InlineData("explanation-trees", true)]
    public void An_explanation(string name, bool hasTrees)
    {
        var folder = Directory.CreateTempSubdirectory("tabib-golden-");
        try
        {
            var model = hasTrees ? ReadmissionSample.Trees(folder.FullName) : ReadmissionSample.Model;
            new ExplainCapability().Run(new ExplainOptions { Model = model, Data = ReadmissionSample.People, Id = "id", Repeats = 2, Interactions = hasTrees, People = hasTrees ? ["D1"] : [], Out = folder.FullName }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
            Compare($"{name}.html", File.ReadAllText(Path.Combine(folder.FullName, "explain.html")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_model_card()
    {
        var page = Path.GetTempFileName();
        new ModelCardCapability().Run(new ModelCardOptions { Directory = ReadmissionSample.Model, Html = page }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        Compare("model-card.html", File.ReadAllText(page));
        File.Delete(page);
    }

    private static void Compare(string name, string page)
    {
        Assert.Contains(Stylesheet.Text, page, StringComparison.Ordinal);
        page = page.Replace(Stylesheet.Text, "", StringComparison.Ordinal).Replace(Stylesheet.CardMarkup.Value, "", StringComparison.Ordinal).Replace(Stylesheet.ModelMarkup.Value, "", StringComparison.Ordinal);
        var path = Path.Combine(Repository.Root, "tests", "Tabib.Tests", "App", "Reports", "golden", name);
        if (Environment.GetEnvironmentVariable("TABIB_ACCEPT") == "1") File.WriteAllText(path, page);
        Assert.True(File.Exists(path), $"{path} is missing: run the tests once with TABIB_ACCEPT=1.");
        Assert.Equal(File.ReadAllText(path), page);
    }
}
