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
    public void There_is_advice_for_eighty_drugs_and_more() => Assert.True(Library.Drugs.Count() >= 80);

    [Fact]
    public void Every_key_is_a_result_that_its_gene_can_have()
    {
        foreach (var guideline in Library.Guidelines)
        {
            foreach (var (gene, keys) in guideline.Rows.SelectMany(row => row.When))
            {
                var facts = Assert.IsType<GeneFacts>(Knowledge.Find(gene));
                foreach (var key in keys) Assert.True(CanHold(facts, key), $"{guideline.Id}: {gene} '{key.Text}'");
            }
        }
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

    [Fact]
    public void Conversions_lead_to_results_that_the_gene_can_have()
    {
        foreach (var enzyme in Library.Modulators.Enzymes)
        {
            var genes = enzyme.Genes.Select(gene => Assert.IsType<GeneFacts>(Knowledge.Find(gene))).ToList();
            foreach (var (from, to) in enzyme.Rules.SelectMany(rule => rule.Phenotypes))
                Assert.All(genes, facts => Assert.True(Phenotypes(facts).Contains(from) && Phenotypes(facts).Contains(to), $"{facts.Gene}: {from}, {to}"));
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

    private static bool CanHold(GeneFacts facts, ResultKey key)
    {
        if (key.Text == ResultKey.NoResult) return true;
        if (key.Alleles.Count > 0) return key.Alleles.All(allele => facts.Functions.ContainsKey(allele) || facts.Alleles.Any(item => item.Name == allele));
        return key.IsScore
            ? facts.Scores.Any(rule => key.Holds(new GeneCandidate(facts.Gene, true, "", [], rule.Result, rule.Score)))
            : Phenotypes(facts).Contains(key.Text);
    }

    private static HashSet<string> Phenotypes(GeneFacts facts) => [.. facts.Results.Select(rule => rule.Result), .. facts.Scores.Select(rule => rule.Result)];

    private static IEnumerable<GeneCandidate> Definite(GeneFacts facts) =>
        facts.Scores.Where(rule => ResultRules.TryValue(rule.Score, out _)).Select(rule => new GeneCandidate(facts.Gene, true, "", [], rule.Result, rule.Score))
            .Concat(facts.Results.Select(rule => rule.Result).Distinct().Select(result => new GeneCandidate(facts.Gene, true, "", [], result, null)))
            .Where(candidate => candidate.Phenotype is not { } phenotype || (phenotype != GeneResult.Indeterminate && !phenotype.StartsWith("Possible", StringComparison.Ordinal)));
}
