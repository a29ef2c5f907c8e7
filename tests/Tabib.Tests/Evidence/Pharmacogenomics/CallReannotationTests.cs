using CsCheck;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Comparison;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Results;
using Tabib.Tests.House;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Stored calls under other knowledge.</summary>
public sealed class CallReannotationTests
{
    private static readonly PgxKnowledge First = SampleRelease.Knowledge(1);
    private static readonly PgxKnowledge Second = SampleRelease.Knowledge(2);

    [Fact]
    public void Samples_whose_result_changes_are_told_with_the_reason()
    {
        using var stream = File.OpenRead(Path.Combine(Repository.Root, "samples", "pgx", "stored-calls.jsonl"));
        var reannotation = Between(First, Second);
        string[] changes = [.. StoredCallReader.Read(stream, "calls").SelectMany(sample => sample.Calls.Select(call => reannotation.Of(sample, call))).OfType<CallChange>().Select(change => $"{change.Sample} {change.Gene} {change.Call}: {change.PhenotypeBefore} {change.ActivityScoreBefore} -> {change.PhenotypeAfter} {change.ActivityScoreAfter}; {change.Why}")];
        Assert.Equal(
        [
            "S1 DEMO2 *1/*2: Intermediate Metabolizer 1.5 -> Normal Metabolizer 1.25; function of *2",
            "S2 DEMO1 *2/*3: Poor Metabolizer  -> Intermediate Metabolizer ; function of *3",
            "S4 DEMO2 *2/*2: Intermediate Metabolizer 1.0 -> Poor Metabolizer 0.5; function of *2",
        ], changes);
        Assert.Equal(0, reannotation.Strangers);
    }

    [Fact]
    public void What_a_laboratory_worded_itself_stays()
    {
        var reannotation = Between(First, Second);
        Assert.Null(reannotation.Of(Sample, Call("DEMO1", "outside", "Poor Metabolizer", null, "*1", "*3")));
        Assert.Null(reannotation.Of(Sample, Call("DEMO1", "outside", "Poor Metabolizer", null)));
        Assert.Equal("Normal Metabolizer", reannotation.Of(Sample, Call("DEMO2", "outside", "Intermediate Metabolizer", "1.25"))!.PhenotypeAfter);
    }

    [Fact]
    public void An_allele_that_is_defined_otherwise_asks_for_a_new_call()
    {
        var moved = SampleRelease.Knowledge(1, text => text.Replace("{\"name\": \"*2\", \"cells\": {\"1001000\": \"G\"}}", "{\"name\": \"*2\", \"cells\": {\"1001000\": \"G\", \"1001400\": \"G\"}}", StringComparison.Ordinal));
        var change = Between(First, moved).Of(Sample, Call("DEMO1", "vcf", "Intermediate Metabolizer", null, "*1", "*2"))!;
        Assert.True(change.MustBeCalledAnew);
        Assert.False(change.ChangesResult);
        Assert.Null(Between(First, moved).Of(Sample, Call("DEMO1", "vcf", "Intermediate Metabolizer", null, "*1", "*3")));
    }

    [Fact]
    public void A_result_that_the_old_knowledge_does_not_give_is_counted()
    {
        var reannotation = Between(First, First);
        Assert.Equal("called with other knowledge", reannotation.Of(Sample, Call("DEMO1", "vcf", "Rapid Metabolizer", null, "*1", "*1"))!.Why);
        Assert.Null(reannotation.Of(Sample, Call("NOGENE", "vcf", "Rapid Metabolizer", null, "*1", "*1")));
        Assert.Equal((1L, 1L), (reannotation.Strangers, reannotation.UnknownGenes));
    }

    [Fact]
    public void Under_the_same_knowledge_nothing_changes()
    {
        var knowledge = PgxKnowledge.Load();
        var reannotation = Between(knowledge, knowledge);
        GeneFacts[] genes = [.. knowledge.Genes.Where(gene => gene.Alleles.Count > 0)];
        Gen.Select(Gen.Int[0, genes.Length - 1], Gen.Int[0, 400], Gen.Int[0, 400]).Sample((gene, first, second) =>
        {
            var facts = genes[gene];
            var (one, other) = (facts.Alleles[first % facts.Alleles.Count].Name, facts.Alleles[second % facts.Alleles.Count].Name);
            var result = ResultRules.Of(facts, one, other);
            Assert.Null(reannotation.Of(Sample, Call(facts.Gene, "vcf", result.Phenotype, result.ActivityScore, one, other)));
        });
        Assert.Equal(0, reannotation.Strangers);
    }

    private static StoredSample Sample { get; } = new("a.vcf", "a", [], null);

    private static CallReannotation Between(PgxKnowledge before, PgxKnowledge after) => new(before, after, KnowledgeComparison.Compare(before, after));

    private static StoredCall Call(string gene, string source, string? phenotype, string? score, params string[] alleles) =>
        new(gene, [new StoredDiplotype(alleles, phenotype, score)], [], [], true, phenotype, score, source);
}
