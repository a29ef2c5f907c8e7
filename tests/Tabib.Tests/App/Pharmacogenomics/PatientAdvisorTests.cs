using Tabib.Decision.Recommendations;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Ingest.Vcf;
using static Tabib.Tests.Record.Journal.JournalFixture;

namespace Tabib.Tests.App.Pharmacogenomics;

/// <summary>What stored calls say of a patient's drugs.</summary>
public sealed class PatientAdvisorTests : IDisposable
{
    private readonly GenotypedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Drugs_that_are_taken_become_recommendations_where_something_is_to_be_done()
    {
        _folder.Write(
            "records.ndjson", Patient("P1"), Patient("P2"),
            GenotypedFolder.Drug("1", "P1", "clopidogrel 75 MG Oral Tablet", "309362"), GenotypedFolder.Drug("2", "P1", "Plavix", "32968", "stopped"),
            GenotypedFolder.Drug("3", "P1", "metformin", "6809"), GenotypedFolder.Drug("4", "P1", "local name", "36567"), GenotypedFolder.Drug("5", "P2", "clopidogrel", "32968"));
        _folder.Write("g.vcf", GenotypedFolder.Vcf("P1", "P2"));
        _folder.Import();
        var advice = _folder.Advise("P1");
        Assert.Empty(advice.Problems);
        var pharmacogenomics = advice.Pharmacogenomics!;
        Assert.Equal(["clopidogrel 75 MG Oral Tablet", "local name", "metformin"], pharmacogenomics.Medications);
        Assert.Equal(["metformin"], pharmacogenomics.WithoutGuideline);
        Assert.Equal(["clopidogrel", "simvastatin"], Assert.Single(pharmacogenomics.Samples).Advice.Where(drug => drug.IsTaken).Select(drug => drug.Drug.Name));
        Assert.Equal(_folder.Advisor.Library.Drugs.Count(), pharmacogenomics.Samples[0].Advice.Count);

        // CYP2C19 *1/*2 and SLCO1B1 *1/*15: both ask for something.
        Assert.Equal(["clopidogrel", "simvastatin"], advice.Recommendations.Select(one => one.Title.Split(':')[0]).Distinct().Order());
        Assert.DoesNotContain(advice.Recommendations, one => one.Title.EndsWith("standard", StringComparison.Ordinal));
        Assert.All(advice.Recommendations, one => Assert.Equal(["DocumentReference", "MedicationRequest"], one.Facts.Select(fact => fact.ResourceType)));
        Assert.Equal("1", advice.Recommendations.First(one => one.Title.StartsWith("clopidogrel", StringComparison.Ordinal)).Facts[1].ResourceId);
        Assert.Equal(advice.Recommendations.Count, advice.Recommendations.Select(one => one.RuleId).Distinct().Count());

        // The reference everywhere is CYP2C19 *38/*38, which metabolizes normally: nothing is to be done.
        Assert.Equal(["clopidogrel"], _folder.Advise("P2").Pharmacogenomics!.Samples[0].Advice.Where(drug => drug.IsTaken).Select(drug => drug.Drug.Name));
        Assert.Empty(_folder.Advise("P2").Recommendations);
    }

    [Fact]
    public void A_gene_that_is_not_called_is_asked_for_where_its_drug_is_taken()
    {
        _folder.Write("records.ndjson", Patient("P1"), GenotypedFolder.Drug("1", "P1", "codeine", "2670"));
        _folder.Write("g.vcf", GenotypedFolder.Vcf("P1"));
        _folder.Import();
        var asked = Assert.Single(_folder.Advise("P1").Recommendations);
        Assert.Equal((RecommendationStrength.Information, "codeine: cannot say"), (asked.Strength, asked.Title));
        Assert.Contains("CYP2D6", Assert.Single(asked.Missing), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_of_a_patient_are_both_heard_and_what_they_agree_on_is_said_once()
    {
        _folder.Write("records.ndjson", Patient("P1"), GenotypedFolder.Drug("1", "P1", "clopidogrel", "32968"));
        _folder.Write("a.vcf", GenotypedFolder.Vcf("P1"));
        _folder.Import();
        var one = _folder.Advise("P1").Recommendations;
        _folder.Write("b.vcf", GenotypedFolder.Vcf("P1"));
        _folder.Import();
        var two = _folder.Advise("P1");
        Assert.Equal(2, two.Pharmacogenomics!.Samples.Count);
        Assert.Equal(one.Select(recommendation => recommendation.RuleId), two.Recommendations.Select(recommendation => recommendation.RuleId));
    }

    [Fact]
    public void The_dead_are_advised_nothing()
    {
        _folder.Write("records.ndjson", Patient("P1", ",\"deceasedDateTime\":\"2025-02-01\""), GenotypedFolder.Drug("1", "P1", "clopidogrel", "32968"));
        _folder.Write("g.vcf", GenotypedFolder.Vcf("P1"));
        _folder.Import();
        var advice = _folder.Advise("P1");
        Assert.NotNull(advice.Pharmacogenomics);
        Assert.Empty(advice.Recommendations);
    }

    [Theory]
    [InlineData("", "PGX071")]
    [InlineData("eyJhIjoxfQ==", "PGX042")]
    [InlineData("eyJnZW5lcyI6e30sImtub3dsZWRnZSI6e319", "PGX072")]
    public void What_is_stored_otherwise_than_today_is_told(string data, string code)
    {
        var attachment = data.Length == 0 ? "{\"contentType\":\"text/plain\"}" : $"{{\"data\":\"{data}\"}}";
        _folder.Write(
            "records.ndjson", Patient("P1"),
            $$$"""{"resourceType":"DocumentReference","id":"x","status":"current","type":{"coding":[{"system":"{{{PharmacogeneDocument.Code.System}}}","code":"{{{PharmacogeneDocument.Code.Value}}}"}]},"subject":{"reference":"Patient/P1"},"date":"2025-01-01T00:00:00Z","content":[{"attachment":{{{attachment}}}}]}""");
        _folder.Import();
        var advice = _folder.Advise("P1");
        Assert.Equal(code, Assert.Single(advice.Problems).Code);
        Assert.Equal(code == "PGX072", advice.Pharmacogenomics is not null);
    }

    [Fact]
    public void Who_has_no_genome_file_has_nothing_said()
    {
        _folder.Write("records.ndjson", Patient("P1"), GenotypedFolder.Drug("1", "P1", "clopidogrel", "32968"));
        _folder.Import();
        var advice = _folder.Advise("P1");
        Assert.Null(advice.Pharmacogenomics);
        Assert.Empty(advice.Recommendations);
    }

    [Fact]
    public void A_list_looked_through_once_says_what_each_drug_by_itself_says()
    {
        string[] medications = ["paroxetine 20 mg\t32937", "clopidogrel", "36567", "nothing known"];
        var advisor = new DrugAdvisor(PgxKnowledge.Load(), _folder.Advisor.Library);
        var taken = advisor.Taken(medications);
        Assert.Equal(["nothing known"], taken.WithoutGuideline);
        Assert.Equal(["paroxetine"], taken.Modulators.Select(modulator => modulator.Name).Where(name => name == "paroxetine"));
        foreach (var (drug, _) in advisor.Library.Drugs) Assert.Equal(medications.Any(medication => advisor.Library.Find(medication).Any(pair => pair.Drug.Name == drug.Name)), taken.Has(drug));
    }
}
