using Tabib.App.Association;
using Tabib.Core.Outcomes;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Association;

public sealed class AssociationGenesTests : IDisposable
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "genomes");

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-genes-").FullName;

    private AssociationGenesOptions Options(string name) => new()
    {
        Prefix = Path.Combine(Samples, "cohort"),
        Phenotypes = Path.Combine(Samples, "phenotypes.tsv"),
        Covariates = Path.Combine(Samples, "covariates.tsv"),
        Sets = Path.Combine(Samples, "genes.tsv"),
        Traits = ["LDL", "DIABETES"],
        MaximumFrequency = 0.05,
        Out = Path.Combine(_folder, name),
    };

    private static AssociationGenesResult Run(AssociationGenesOptions options) => new AssociationGenesCapability().Run(options, new Progress<Tabib.App.Capabilities.ProgressReport>(), CancellationToken.None);

    private string Sets(string text)
    {
        var path = Path.Combine(_folder, "sets.tsv");
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void The_tables_are_the_same_for_any_number_of_threads()
    {
        Run(Options("one.tsv") with { Threads = 1 });
        Run(Options("eight.tsv") with { Threads = 8 });
        foreach (var trait in (string[])["LDL", "DIABETES"]) Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, $"one.{trait}.tsv")), File.ReadAllBytes(Path.Combine(_folder, $"eight.{trait}.tsv")));
        Assert.Empty(Directory.GetFiles(_folder, "*.partial"));
        Assert.True(File.Exists(Path.Combine(_folder, "one.tsv.run.json")));
    }

    [Fact]
    public void Every_row_has_a_p_value_or_a_reason()
    {
        Run(Options("genes.tsv") with { Sets = Sets("A\tv1_2\nA\tv1_4\nA\tv1_12\nABSENT\tnone\nCOMMON\tv1_1\nMIXED\tv1_2\nMIXED\tvX_1\n") });
        var lines = File.ReadAllLines(Path.Combine(_folder, "genes.LDL.tsv")).Select(line => line.Split('\t')).ToArray();
        Assert.Equal(1 + (4 * 5), lines.Length);
        foreach (var row in lines.Skip(1)) Assert.Equal(row[16] == ".", row[14] != "NA" && double.Parse(row[14], System.Globalization.CultureInfo.InvariantCulture) is > 0 and <= 1);
        var reasons = lines.Skip(1).GroupBy(row => row[0]).ToDictionary(group => group.Key, group => group.Select(row => row[16]).Distinct().Single());
        Assert.Equal(("NO_VARIANT", "NONE_RARE", "MIXED_PLOIDY"), (reasons["ABSENT"], reasons["COMMON"], reasons["MIXED"]));
    }

    [Fact]
    public void Variants_that_the_genotypes_lack_are_told()
    {
        var result = Run(Options("genes.tsv") with { Sets = Sets("A\tv1_2\nA\tnone\n") });
        Assert.Equal((2, 1), (result.Listed, result.Unknown));
        Assert.Contains(result.Notes, note => note.Code == "GNT003");
    }

    [Fact]
    public void A_list_of_other_variants_is_refused_and_nothing_is_written()
    {
        var problem = Assert.Throws<ProblemException>(() => Run(Options("genes.tsv") with { Sets = Sets("A\trs1\n") })).Problem;
        Assert.Equal("GNT004", problem.Code);
        Assert.Empty(Directory.GetFiles(_folder, "genes*"));
    }

    [Theory]
    [InlineData("--tests")]
    [InlineData("--max-maf")]
    [InlineData("--burden")]
    [InlineData("--weights")]
    [InlineData("--collapse")]
    [InlineData("--min-carriers")]
    public void A_bad_option_is_named(string option)
    {
        var options = Options("genes.tsv");
        options = option switch
        {
            "--tests" => options with { Tests = "burden,skatt" },
            "--max-maf" => options with { MaximumFrequency = 0 },
            "--burden" => options with { Burden = "mean" },
            "--weights" => options with { Weights = "1" },
            "--collapse" => options with { CollapseUpTo = -1 },
            _ => options with { LeastCarriers = 0 },
        };
        var problem = Assert.Throws<ProblemException>(() => Run(options)).Problem;
        Assert.Equal(("CLI002", option), (problem.Code, problem.Location.Path));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
