using Tabib.App.Association;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Association;

/// <summary>Gene tests beside the tests of variants: the table is the one that <c>association genes</c> writes.</summary>
public sealed class AssociationSetsTests : IDisposable
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "genomes");

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-sets-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    private AssociationRunOptions Options(params string[] traits) => new()
    {
        Prefix = Path.Combine(Samples, "cohort"),
        Phenotypes = Path.Combine(Samples, "phenotypes.tsv"),
        Covariates = Path.Combine(Samples, "covariates.tsv"),
        Sets = Path.Combine(Samples, "genes.tsv"),
        MaximumFrequency = 0.05,
        Traits = traits,
        NoReport = true,
        Threads = 2,
        Out = In("run.tsv"),
    };

    private static AssociationReport Run(AssociationRunOptions options) => new AssociationRunCapability().Run(options, new Progress<ProgressReport>(), CancellationToken.None);

    [Theory]
    [InlineData("LDL")]
    [InlineData("DIABETES")]
    public void The_table_of_genes_is_that_of_the_command_for_genes(string trait)
    {
        var report = Run(Options(trait));
        var alone = new AssociationGenesOptions { Prefix = Path.Combine(Samples, "cohort"), Phenotypes = Path.Combine(Samples, "phenotypes.tsv"), Covariates = Path.Combine(Samples, "covariates.tsv"), Sets = Path.Combine(Samples, "genes.tsv"), MaximumFrequency = 0.05, Traits = [trait], Out = In("alone.tsv") };
        new AssociationGenesCapability().Run(alone, new Progress<ProgressReport>(), CancellationToken.None);
        Assert.Equal(File.ReadAllText(In("alone.tsv")), File.ReadAllText(In("run.genes.tsv")));
        Assert.Equal(In("run.genes.tsv"), Assert.Single(report.Genes!.Traits).Table);
        Assert.Contains("run.genes.tsv", File.ReadAllText(In("run.tsv.run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_trait_has_its_table_of_genes_and_its_tests_of_variants_are_as_without()
    {
        Run(Options("LDL", "DIABETES") with { GeneTests = "burden,skat" });
        Run(Options("LDL", "DIABETES") with { Sets = null, MaximumFrequency = null, Out = In("plain.tsv") });
        foreach (var trait in (string[])["LDL", "DIABETES"])
        {
            Assert.Equal(File.ReadAllBytes(In($"plain.{trait}.tsv")), File.ReadAllBytes(In($"run.{trait}.tsv")));
            var tests = File.ReadLines(In($"run.{trait}.genes.tsv")).Skip(1).Select(line => line.Split('\t')[10]).Distinct();
            Assert.Equal(["BURDEN", "SKAT"], tests);
        }
    }

    [Fact]
    public void A_list_of_other_variants_is_refused_before_anything_is_written()
    {
        File.WriteAllText(In("sets"), "A\trs1\n");
        Assert.Equal("GNT004", Assert.Throws<ProblemException>(() => Run(Options("LDL") with { Sets = In("sets") })).Problem.Code);
        Assert.Equal([In("sets")], Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("interaction", "--sets")]
    [InlineData("x", "--sets")]
    [InlineData("linear", "--sets")]
    [InlineData("tests", "--tests")]
    [InlineData("maf", "--max-maf")]
    [InlineData("none", "--max-maf")]
    public void What_gene_tests_cannot_do_is_said(string what, string option)
    {
        var options = Options("DIABETES");
        options = what switch
        {
            "interaction" => options with { Interactions = ["AGE"] },
            "x" => options with { MaleCopiesOnX = 1 },
            "linear" => options with { Model = "linear" },
            "tests" => options with { GeneTests = "burdn" },
            "maf" => options with { MaximumFrequency = 2 },
            _ => options with { Sets = null },
        };
        var problem = Assert.Throws<ProblemException>(() => Run(options)).Problem;
        Assert.Equal(("CLI002", option), (problem.Code, problem.Location.Path));
        Assert.Empty(Directory.GetFiles(_folder));
    }
}
