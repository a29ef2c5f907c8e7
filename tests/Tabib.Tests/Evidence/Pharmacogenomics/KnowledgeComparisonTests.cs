using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Comparison;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>What differs between releases, fact by fact.</summary>
public sealed class KnowledgeComparisonTests
{
    private static readonly PgxKnowledge First = SampleRelease.Knowledge(1);
    private static readonly PgxKnowledge Second = SampleRelease.Knowledge(2);

    [Fact]
    public void Alleles_functions_and_results_are_told()
    {
        var differences = KnowledgeComparison.Compare(First, Second);
        Assert.Equal(["DEMO1", "DEMO2"], differences.Select(gene => gene.Gene));
        Assert.Equal([new FactChange("*4", null, "1001000 G, 1001400 G")], differences[0].Alleles);
        Assert.Equal([new FactChange("*3", "No function", "Decreased function"), new FactChange("*4", null, "No function")], differences[0].Functions);
        Assert.Empty(differences[0].Positions);
        Assert.Equal([new FactChange("*2", "activity 0.5", "activity 0.25")], differences[1].Functions);
        Assert.Contains(new FactChange("activity score 0.5", null, "Poor Metabolizer"), differences[1].Results);
        Assert.False(differences[1].ChangesCalling);
    }

    [Fact]
    public void Back_is_forth_with_the_sides_changed()
    {
        var forth = KnowledgeComparison.Compare(First, Second);
        var back = KnowledgeComparison.Compare(Second, First);
        Assert.Equal(forth.SelectMany(All).Select(change => (change.Name, change.Before, change.After)), back.SelectMany(All).Select(change => (change.Name, change.After, change.Before)));
    }

    [Fact]
    public void The_programs_own_knowledge_differs_from_itself_in_nothing() => Assert.Empty(KnowledgeComparison.Compare(PgxKnowledge.Load(), PgxKnowledge.Load()));

    [Fact]
    public void A_new_position_is_told_once_and_not_for_every_allele_with_its_reference_base()
    {
        var more = SampleRelease.Knowledge(1, text => text.Replace("    {\"grch38\": 2002000", "    {\"grch38\": 2001000, \"ref\": \"A\", \"alts\": [\"C\"], \"hgvs\": [\"g.2001000A>C\"]},\n    {\"grch38\": 2002000", StringComparison.Ordinal)
            .Replace("{\"name\": \"*2\", \"whole\": true, \"cells\": {\"2002000\": \"C\"}}", "{\"name\": \"*2\", \"cells\": {\"2002000\": \"C\"}}", StringComparison.Ordinal));
        var difference = Assert.Single(KnowledgeComparison.Compare(First, more));
        Assert.Equal(["2001000"], difference.Positions.Select(change => change.Name));
        Assert.Empty(difference.Alleles);
        Assert.True(difference.ChangesCalling);
    }

    [Fact]
    public void A_gene_that_is_gone_is_gone_with_all_its_facts()
    {
        var differences = KnowledgeComparison.Compare(First, PgxKnowledge.Load());
        var gone = differences.Single(gene => gene.Gene == "DEMO1");
        Assert.Null(gone.VersionAfter);
        Assert.Equal(3, gone.Alleles.Count(change => change.After is null));
    }

    private static IEnumerable<FactChange> All(GeneDifference gene) => [.. gene.Positions, .. gene.Alleles, .. gene.Functions, .. gene.Results, .. gene.Settings];
}
