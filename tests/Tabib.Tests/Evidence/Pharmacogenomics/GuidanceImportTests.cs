using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Releases;
using Tabib.Tests.House;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Released guidance as advice files: ClinPGx's annotations and CPIC's tables, both invented, in the columns of the real ones.</summary>
public sealed class GuidanceImportTests : IDisposable
{
    private static readonly string Guidance = Path.Combine(Repository.Root, "samples", "pgx", "guidance");

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-guidance-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ClinPGx_annotations_become_a_file_for_each_guideline_and_drug()
    {
        var import = GuidanceImport.Read(Guidance, "2030-01-15");
        Assert.Equal(["pgx/advice/dpwg-pa900000001-codeine.json", "pgx/advice/fda-table-pa900000002-warfarin.json"], import.Advice.Select(file => file.Path));
        Assert.Equal(("gene CYP1A2 is not known", 1), (import.LeftOut.Single().Key, import.LeftOut.Single().Value));
        Assert.Empty(PgxAdviceValidation.Validate(import.Advice, [], [], PgxKnowledge.Load()));
        var problems = new List<Problem>();
        var codeine = AdviceReader.Read(import.Advice[0], problems)!;
        Assert.Empty(problems);
        Assert.Equal(("DPWG", "2670"), (codeine.Source, codeine.Drugs.Single().RxNorm));
        Assert.Equal(["0.0", "≥3.0 ≥4.0", "1.0 2.0"], codeine.Rows.Select(row => string.Join(' ', row.When["CYP2D6"].Select(key => key.Text))));
        Assert.Equal([AdviceAction.ChooseAnother, AdviceAction.AdjustDose, AdviceAction.SeeText], codeine.Rows.Select(row => row.Action));
        Assert.All(codeine.Rows, row => Assert.Equal(AdviceStrength.NotStated, row.Strength));
        Assert.Equal("Invented: choose another drug. Not codeine & not tramadol.", codeine.Rows[0].Text);
    }

    [Fact]
    public void The_same_release_gives_the_same_bytes() =>
        Assert.Equal(GuidanceImport.Read(Guidance, "2030-01-15").Advice.Append(GuidanceImport.Read(Guidance, "2030-01-15").Manifest).Select(file => file.Sha256), GuidanceImport.Read(Guidance, "2030-01-15").Advice.Append(GuidanceImport.Read(Guidance, "2030-01-15").Manifest).Select(file => file.Sha256));

    [Fact]
    public void CPICs_tables_become_advice()
    {
        Write("drug", """[{"drugid":"RxNorm:2670","name":"Codeine","pharmgkbid":"PA1","rxnormid":"2670","drugbankid":null,"atcid":["R05DA04"],"umlscui":null,"flowchart":null,"version":1}]""");
        Write("guideline", """[{"id":100416,"version":4,"name":"CYP2D6 and opioids (invented)","url":"https://cpicpgx.org/invented/","pharmgkbid":[],"genes":["CYP2D6"],"notesonusage":null}]""");
        Write("recommendation", """
            [{"id":1,"guidelineid":100416,"drugid":"RxNorm:2670","implications":{"CYP2D6":"Invented implication"},"drugrecommendation":"Invented: avoid.","classification":"Strong","phenotypes":{"CYP2D6":"Poor Metabolizer"},"activityscore":{"CYP2D6":"0.0"},"allelestatus":{},"lookupkey":{"CYP2D6":"0.0"},"population":"general","comments":"n/a","version":1,"dosinginformation":false,"alternatedrugavailable":true,"otherprescribingguidance":false},
             {"id":2,"guidelineid":100416,"drugid":"RxNorm:2670","implications":{},"drugrecommendation":"Invented: nothing known.","classification":"No recommendation","phenotypes":{},"activityscore":{},"allelestatus":{},"lookupkey":{"CYP2D6":"n/a"},"population":"adults","comments":null,"version":1,"dosinginformation":false,"alternatedrugavailable":false,"otherprescribingguidance":false},
             {"id":3,"guidelineid":100416,"drugid":"RxNorm:2670","implications":{},"drugrecommendation":"x","classification":"Strong","lookupkey":{"CYP2D6":"0.1"},"population":"general"}]
            """);
        Write("pair", """[{"pairid":1,"genesymbol":"CYP2D6","drugid":"RxNorm:2670","cpiclevel":"A","removed":false},{"pairid":2,"genesymbol":"CYP2C9","drugid":"RxNorm:2670","cpiclevel":"A","removed":false},{"pairid":3,"genesymbol":"DPYD","drugid":"RxNorm:1","cpiclevel":"A","removed":true},{"pairid":4,"genesymbol":"TPMT","drugid":"RxNorm:1","cpiclevel":"B","removed":false}]""");
        var import = GuidanceImport.Read(_folder, "2030-01-15");
        Assert.Equal(("CYP2C9", "codeine"), (import.Notes.Single().Gene, import.Notes.Single().Alleles.Single()));
        Assert.Equal(4, import.Sources.Count);
        var problems = new List<Problem>();
        var advice = AdviceReader.Read(Assert.Single(import.Advice), problems)!;
        Assert.Equal(("CPIC", "codeine", "2670"), (advice.Source, advice.Drugs.Single().Name, advice.Drugs.Single().RxNorm));
        Assert.Equal([(AdviceAction.ChooseAnother, AdviceStrength.Strong, null), (AdviceAction.SeeText, AdviceStrength.NoRecommendation, "adults")], advice.Rows.Select(row => (row.Action, row.Strength, row.Population)));
        Assert.Equal("CYP2D6: Invented implication", advice.Rows[0].Implication);
        Assert.Equal("CYP2D6 has results that its tables do not give", import.LeftOut.Single().Key);
    }

    [Theory]
    [InlineData("0.0", null, "Poor Metabolizer", "0.0", true)]
    [InlineData("≥3.0", null, "Ultrarapid Metabolizer", "≥3.0", true)]
    [InlineData("≥3.0", null, "Ultrarapid Metabolizer", "3.0", false)]
    [InlineData("n/a", null, "Indeterminate", "n/a", true)]
    [InlineData("*2/*3", "*2/*3", null, null, true)]
    [InlineData("*2/*3", "*2/*2", null, null, false)]
    public void Keys_of_releases_hold_as_they_are_written(string key, string? name, string? phenotype, string? score, bool holds) =>
        Assert.Equal(holds, ResultKey.Parse(key).Holds(new GeneCandidate("CYP2D6", true, name ?? "*1/*1", [], phenotype, score)));

    [Theory]
    [InlineData("\"guidelines\"", "\"guideline\"", "PGX021")]
    [InlineData("\"PA900000001\",\n        \"name\"", "\"../PA9\",\n        \"name\"", "PGX021")]
    [InlineData("\"CYP2D6\":", "\"CYP2X6\":", null)]
    [InlineData("[\n            {\n              \"CYP2D6\": \"0.0\"", "[\n            {\n              \"CYP2D6\": true", "PGX021")]
    public void A_file_that_is_not_as_released_is_refused(string text, string replacement, string? code)
    {
        var content = File.ReadAllText(Path.Combine(Guidance, "prescribing_guidance.json"));
        Assert.Contains(text, content, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "prescribing_guidance.json"), content.Replace(text, replacement, StringComparison.Ordinal));
        if (code is null) Assert.Equal("pgx/advice/fda-table-pa900000002-warfarin.json", Assert.Single(GuidanceImport.Read(_folder, "x").Advice).Path);
        else Assert.Equal(code, Assert.Throws<ProblemException>(() => GuidanceImport.Read(_folder, "x")).Problem.Code);
    }

    [Fact]
    public void Without_a_version_nothing_is_imported() => Assert.Equal("PGX023", Assert.Throws<ProblemException>(() => GuidanceImport.Read(Guidance, null)).Problem.Code);

    [Fact]
    public void A_folder_without_guidance_is_told() => Assert.Equal("PGX020", Assert.Throws<ProblemException>(() => GuidanceImport.Read(_folder, "x")).Problem.Code);

    private void Write(string table, string content) => File.WriteAllText(Path.Combine(_folder, $"{table}.json"), content);
}
