using System.Text;
using CsCheck;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Comparison;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Advice by stored calls under other knowledge.</summary>
public sealed class AdviceReannotationTests : IDisposable
{
    private static readonly PgxKnowledge Shipped = PgxKnowledge.Load();
    private static readonly AdviceLibrary Advice = AdviceLibrary.Load();

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-advice-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_changed_function_changes_the_advice_of_the_drugs_that_rest_on_it()
    {
        Write("cyp2c19.json", "{\"allele\": \"*2\", \"function\": \"No function\"}", "{\"allele\": \"*2\", \"function\": \"Normal function\"}");
        var changes = new AdviceReannotation(Shipped, Advice, PgxKnowledge.Load(_folder), Advice).Of(Sample(Call("CYP2C19", "*1", "*2")));
        var change = changes.Single(one => one.Drug == "clopidogrel");
        Assert.Contains(change.Before, line => line.StartsWith("choose another (strong, acute coronary syndrome", StringComparison.Ordinal));
        Assert.All(change.After, line => Assert.StartsWith("standard (strong", line, StringComparison.Ordinal));
        Assert.Null(change.IsTaken);
        Assert.DoesNotContain(changes, one => one.Drug == "codeine");
    }

    [Fact]
    public void Changed_words_alone_are_told_for_those_whom_they_concern()
    {
        Write("cyp2d6.json", "", "", "pgx/genes");
        Write("codeine.json", "\"text\": \"Dose codeine by age or weight as the label says.\"", "\"text\": \"Other words.\"", "pgx/advice");
        Write("", "", "", "pgx/modulators");
        var reannotation = new AdviceReannotation(Shipped, Advice, Shipped, AdviceLibrary.Load(_folder));
        var change = reannotation.Of(Sample(Call("CYP2D6", "*1", "*1"))).Single(one => one.Drug == "codeine");
        Assert.Equal(["standard (strong): Dose codeine by age or weight as the label says."], change.Before);
        Assert.Equal(["standard (strong): Other words."], change.After);
        Assert.DoesNotContain(reannotation.Of(Sample(Call("CYP2D6", "*4", "*4"))), one => one.Drug == "codeine");
    }

    [Fact]
    public void Drugs_that_are_taken_are_marked_and_inhibitors_among_them_count()
    {
        Write("cyp2d6.json", "", "", "pgx/genes");
        Write("codeine.json", "\"text\": \"Dose codeine by age or weight as the label says.\"", "\"text\": \"Other words.\"", "pgx/advice");
        Write("", "", "", "pgx/modulators");
        var reannotation = new AdviceReannotation(Shipped, Advice, Shipped, AdviceLibrary.Load(_folder));
        Assert.True(reannotation.Of(Sample(Call("CYP2D6", "*1", "*1")), ["codeine"]).Single(one => one.Drug == "codeine").IsTaken);
        // With paroxetine the patient counts as a poor metabolizer, whose row did not change.
        Assert.DoesNotContain(reannotation.Of(Sample(Call("CYP2D6", "*1", "*1")), ["codeine", "paroxetine"]), one => one.Drug == "codeine");
    }

    [Fact]
    public void Under_the_same_knowledge_no_advice_changes()
    {
        var reannotation = new AdviceReannotation(Shipped, Advice, Shipped, Advice);
        GeneFacts[] genes = [.. Shipped.Genes.Where(gene => gene.Alleles.Count > 0)];
        Gen.Select(Gen.Int[0, genes.Length - 1], Gen.Int[0, 400], Gen.Int[0, 400]).Sample((gene, first, second) =>
        {
            var facts = genes[gene];
            Assert.Empty(reannotation.Of(Sample(Call(facts.Gene, facts.Alleles[first % facts.Alleles.Count].Name, facts.Alleles[second % facts.Alleles.Count].Name))));
        }, threads: 1);
    }

    private static StoredSample Sample(params StoredCall[] calls) => new("a.vcf", "a", calls, null);

    private static StoredCall Call(string gene, string first, string second)
    {
        var facts = Shipped.Find(gene)!;
        var result = ResultRules.Of(facts, first, second);
        // As 'pgx call' writes it: of a lowest-function gene the pair that the result rests on.
        return new StoredCall(gene, [new StoredDiplotype([first, second], result.Phenotype, result.ActivityScore)], [], facts.Calling == CallingMethod.LowestFunction ? [first, second] : [], true, result.Phenotype, result.ActivityScore, "vcf");
    }

    /// <summary>The program's files of a folder, one of them edited.</summary>
    private void Write(string name, string text, string replacement, string folder = "pgx/genes")
    {
        Directory.CreateDirectory(Path.Combine(_folder, folder));
        foreach (var file in KnowledgeFiles.Embedded(folder))
        {
            var content = Encoding.UTF8.GetString(file.Bytes);
            if (text.Length > 0 && Path.GetFileName(file.Path) == name)
            {
                Assert.Contains(text, content, StringComparison.Ordinal);
                content = content.Replace(text, replacement, StringComparison.Ordinal);
            }

            File.WriteAllText(Path.Combine(_folder, file.Path), content);
        }
    }
}
