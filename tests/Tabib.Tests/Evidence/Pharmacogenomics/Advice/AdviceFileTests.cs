using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.Tests.Evidence.Pharmacogenomics.Advice;

/// <summary>The files of advice agree with the files of genes.</summary>
public sealed class AdviceFileTests
{
    private static readonly PgxKnowledge Knowledge = PgxKnowledge.Load();
    private static readonly AdviceLibrary Library = AdviceLibrary.Load();

    [Fact]
    public void There_is_advice_for_87_drugs() => Assert.Equal(87, Library.Drugs.Count());

    [Fact]
    public void Every_drug_with_a_guideline_of_CPICs_level_A_has_advice()
    {
        // Level A and final in CPIC's list of pairs, as copied in the table that PyPGx ships (2023), and those of later guidelines.
        string[] drugs =
        [
            "abacavir", "allopurinol", "amikacin", "amitriptyline", "atazanavir", "atomoxetine", "atorvastatin", "azathioprine", "capecitabine", "carbamazepine", "celecoxib", "citalopram", "clopidogrel", "codeine", "desflurane",
            "efavirenz", "enflurane", "escitalopram", "fluorouracil", "flurbiprofen", "fluvastatin", "fosphenytoin", "gentamicin", "halothane", "hydralazine", "ibuprofen", "isoflurane", "ivacaftor", "kanamycin", "lansoprazole", "meloxicam", "mercaptopurine", "methoxyflurane",
            "nortriptyline", "omeprazole", "ondansetron", "oxcarbazepine", "pantoprazole", "paromomycin", "paroxetine", "pegloticase", "peginterferon alfa-2a", "peginterferon alfa-2b", "phenytoin", "piroxicam", "pravastatin", "rasburicase", "rosuvastatin", "sertraline",
            "sevoflurane", "simvastatin", "streptomycin", "succinylcholine", "tacrolimus", "tamoxifen", "thioguanine", "tobramycin", "tramadol", "tropisetron", "vortioxetine", "venlafaxine", "voriconazole", "warfarin",
        ];
        Assert.All(drugs, drug => Assert.Single(Library.Find(drug)));
    }

    [Fact]
    public void All_files_fit_their_schemas_and_ask_for_results_that_genes_can_have() =>
        Assert.Empty(PgxAdviceValidation.Validate(KnowledgeFiles.Embedded("pgx/advice"), KnowledgeFiles.Embedded("pgx/modulators"), KnowledgeFiles.Embedded("pgx/dosing"), Knowledge));

    [Theory]
    [InlineData("pgx/advice/codeine.json", "\"licence\"", "\"license\"", "KNW018")]
    [InlineData("pgx/advice/codeine.json", "{\"CYP2D6\": [\"Normal Metabolizer\"]}", "{\"CYP2D6\": [\"7.5\"]}", "PGX040")]
    [InlineData("pgx/advice/abacavir.json", "\"*57:01 positive\"", "\"Poor Metabolizer\"", "PGX040")]
    [InlineData("pgx/advice/codeine.json", "\"status\": \"checked\"", "\"status\": \"certain\"", "PGX040")]
    [InlineData("pgx/advice/codeine.json", "\"status\": \"checked\"", "\"status\": \"partly\"", "PGX040")]
    [InlineData("pgx/advice/peginterferon.json", "\"status\": \"partly\"", "\"status\": \"checked\"", "PGX040")]
    [InlineData("pgx/advice/codeine.json", "\"on\": \"2026-11-25\"", "\"on\": \"2026-13-25\"", "PGX040")]
    [InlineData("pgx/advice/codeine.json", "\"doi\": \"10.", "\"doi\": \"doi:10.", "KNW018")]
    [InlineData("pgx/modulators/cyp.json", "\"scoreFactor\": 0.5", "\"scoreFactor\": 5", "KNW018")]
    [InlineData("pgx/modulators/cyp.json", "\"Rapid Metabolizer\": \"Poor Metabolizer\"", "\"Rapid Metabolizer\": \"Poor metabolizer\"", "PGX040")]
    [InlineData("pgx/dosing/warfarin-iwpc.json", "-0.2614", "-0.2641", "PGX040")]
    [InlineData("pgx/dosing/warfarin-iwpc.json", "\"inducer\"", "\"inducers2\"", "KNW018")]
    public void A_fault_in_a_file_is_found(string path, string text, string replacement, string code)
    {
        IReadOnlyList<KnowledgeFile> Edited(string folder) => [.. KnowledgeFiles.Embedded(folder).Where(file => file.Path == path).Select(file => KnowledgeFile.Of(path, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Bytes).Replace(text, replacement, StringComparison.Ordinal))))];
        var edited = new[] { "pgx/advice", "pgx/modulators", "pgx/dosing" }.Select(Edited).ToList();
        Assert.Contains(text, Encoding.UTF8.GetString(Assert.Single(KnowledgeFiles.Embedded("pgx"), file => file.Path == path).Bytes), StringComparison.Ordinal);
        Assert.Contains(PgxAdviceValidation.Validate(edited[0], edited[1], edited[2], Knowledge), problem => problem.Code == code);
    }

    [Fact]
    public void Advice_for_a_drug_in_two_files_is_told()
    {
        var file = KnowledgeFiles.Embedded("pgx/advice")[0];
        Assert.Contains(PgxAdviceValidation.Validate([file, file with { Path = "pgx/advice/other.json" }], [], [], Knowledge), problem => problem.Code == "PGX040");
    }

    [Fact]
    public void A_file_that_says_nothing_of_a_reading_counts_as_unchecked()
    {
        const string text = """{"id":"x","title":"t","version":"1","licence":"CC0-1.0","citation":{"text":"c"},"drugs":[{"name":"d"}],"rows":[{"when":{"G":["a"]},"action":"avoid","strength":"strong","text":"t","implication":"i"}]}""";
        var guideline = AdviceReader.Read(new KnowledgeFile("pgx/advice/x.json", Encoding.UTF8.GetBytes(text), ""), [])!;
        Assert.Equal(ReviewStatus.Unchecked, guideline.Review.Status);
        Assert.Equal("Nothing of it was held against the source.", Assert.Single(guideline.Rows).Open);
    }

    [Fact]
    public void Every_definite_result_of_a_single_gene_has_advice()
    {
        foreach (var guideline in Library.Guidelines.Where(guideline => guideline.Genes.Count == 1 && guideline.Genes[0] is not ("HLA-A" or "HLA-B" or "IFNL3")))
        {
            var facts = Knowledge.Find(guideline.Genes[0])!;
            foreach (var candidate in Definite(facts))
                Assert.True(guideline.Rows.Any(row => row.When[facts.Gene].Any(key => key.Holds(candidate))), $"{guideline.Id}: {candidate.Result}");
        }
    }

    [Fact]
    public void Every_pair_of_definite_results_of_two_genes_has_one_row_a_population()
    {
        foreach (var guideline in Library.Guidelines.Where(guideline => guideline.Genes.Count == 2 && !guideline.Genes.Any(gene => gene is "HLA-A" or "HLA-B" or "RYR1")))
        {
            var (one, other) = (Knowledge.Find(guideline.Genes[0])!, Knowledge.Find(guideline.Genes[1])!);
            foreach (var left in Definite(one).Append(GeneCandidate.Uncalled(one.Gene)))
            {
                foreach (var right in Definite(other).Append(GeneCandidate.Uncalled(other.Gene)))
                {
                    if (!left.IsCalled && !right.IsCalled) continue;
                    var held = guideline.Rows.Where(row => Holds(row, left) && Holds(row, right)).ToList();
                    Assert.True(held.GroupBy(row => row.Population).All(group => group.Count() == 1), $"{guideline.Id}: {left.Result}, {right.Result}: {held.Count} rows");
                    if (left.IsCalled && right.IsCalled) Assert.True(held.Count > 0, $"{guideline.Id}: {left.Result}, {right.Result}");
                }
            }
        }
    }

    [Theory]
    [InlineData("{", "KNW010")]
    [InlineData("""{"id":"x"}""", "PGX040")]
    [InlineData("""{"id":"x","title":"t","version":"1","licence":"CC0-1.0","citation":{"text":"c"},"drugs":[{"name":"d"}],"rows":[{"when":{"G":["a"]},"action":"shout","strength":"strong","text":"t","implication":"i"}]}""", "PGX040")]
    [InlineData("""{"id":"x","title":"t","version":"1","licence":"CC0-1.0","citation":{"text":"c"},"drugs":[{"name":"d"}],"rows":[{"when":{"G":[]},"action":"avoid","strength":"strong","text":"t","implication":"i"}]}""", "PGX040")]
    public void A_file_that_cannot_be_used_is_refused_with_a_code(string text, string code)
    {
        var problems = new List<Problem>();
        Assert.Null(AdviceReader.Read(new KnowledgeFile("pgx/advice/x.json", Encoding.UTF8.GetBytes(text), ""), problems));
        Assert.Contains(problems, problem => problem.Code == code);
    }

    private static bool Holds(AdviceRow row, GeneCandidate candidate) => !row.When.TryGetValue(candidate.Gene, out var keys) || keys.Any(key => key.Holds(candidate));

    private static IEnumerable<GeneCandidate> Definite(GeneFacts facts) =>
        facts.Scores.Where(rule => ResultRules.TryValue(rule.Score, out _)).Select(rule => new GeneCandidate(facts.Gene, true, "", [], rule.Result, rule.Score))
            .Concat(facts.Results.Select(rule => rule.Result).Distinct().Select(result => new GeneCandidate(facts.Gene, true, "", [], result, null)))
            .Where(candidate => candidate.Phenotype is not { } phenotype || (phenotype != GeneResult.Indeterminate && !phenotype.StartsWith("Possible", StringComparison.Ordinal)));
}
