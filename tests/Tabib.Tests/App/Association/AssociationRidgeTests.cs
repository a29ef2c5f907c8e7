using Tabib.App.Association;
using Tabib.Core.Outcomes;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Association;

public sealed class AssociationRidgeTests : IDisposable
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "genomes");

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-ridge-").FullName;

    private AssociationRidgeOptions Options(string name) => new()
    {
        Prefix = Path.Combine(Samples, "cohort"),
        Phenotypes = Path.Combine(Samples, "phenotypes.tsv"),
        Covariates = Path.Combine(Samples, "covariates.tsv"),
        Traits = ["LDL", "DIABETES"],
        BlockSize = 60,
        Out = Path.Combine(_folder, name),
    };

    private AssociationRunOptions Tests(string name, string? loco) => new()
    {
        Prefix = Path.Combine(Samples, "cohort"),
        Phenotypes = Path.Combine(Samples, "phenotypes.tsv"),
        Covariates = Path.Combine(Samples, "covariates.tsv"),
        Traits = ["LDL", "DIABETES"],
        Loco = loco,
        NoReport = true,
        Out = Path.Combine(_folder, name),
    };

    private static AssociationRidgeResult Run(AssociationRidgeOptions options) => new AssociationRidgeCapability().Run(options, new Progress<Tabib.App.Capabilities.ProgressReport>(), CancellationToken.None);

    private static void Run(AssociationRunOptions options) => new AssociationRunCapability().Run(options, new Progress<Tabib.App.Capabilities.ProgressReport>(), CancellationToken.None);

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(_folder, name));

    [Fact]
    public void The_table_is_the_same_for_any_number_of_threads_and_nothing_else_stays()
    {
        Run(Options("one") with { Threads = 1 });
        Run(Options("eight") with { Threads = 8 });
        Assert.Equal(Bytes("one.loco.tsv"), Bytes("eight.loco.tsv"));
        Assert.Empty(Directory.GetDirectories(_folder));
        Assert.Equal(4, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void A_stopped_run_goes_on_to_the_same_table()
    {
        Run(Options("whole"));
        using var source = new CancellationTokenSource();
        var stopping = new Stopping(source);
        Assert.ThrowsAny<OperationCanceledException>(() => new AssociationRidgeCapability().Run(Options("stopped") with { Threads = 1 }, stopping, source.Token));
        Assert.False(File.Exists(Path.Combine(_folder, "stopped.loco.tsv")));
        var result = Run(Options("stopped") with { Resume = true });
        Assert.True(result.Resumed > 0);
        Assert.Equal(Bytes("whole.loco.tsv"), Bytes("stopped.loco.tsv"));
    }

    [Fact]
    public void Blocks_of_another_run_are_not_taken()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => new AssociationRidgeCapability().Run(Options("run") with { Threads = 1 }, new Stopping(source), source.Token));
        Assert.Equal("GNT021", Assert.Throws<ProblemException>(() => Run(Options("run") with { Resume = true, Seed = 2 })).Problem.Code);
    }

    [Fact]
    public void With_one_chromosome_tests_are_those_without_predictions_byte_for_byte()
    {
        Run(Options("ridge") with { Region = ["22"] });
        Run(Tests("plain.tsv", null) with { Region = ["22"] });
        Run(Tests("loco.tsv", Path.Combine(_folder, "ridge.loco.tsv")) with { Region = ["22"] });
        foreach (var trait in (string[])["LDL", "DIABETES"]) Assert.Equal(Bytes($"plain.{trait}.tsv"), Bytes($"loco.{trait}.tsv"));
    }

    [Fact]
    public void Predictions_change_the_tests_and_threads_do_not()
    {
        Run(Options("ridge"));
        var loco = Path.Combine(_folder, "ridge.loco.tsv");
        Run(Tests("plain.tsv", null));
        Run(Tests("one.tsv", loco) with { Threads = 1 });
        Run(Tests("eight.tsv", loco) with { Threads = 8 });
        foreach (var trait in (string[])["LDL", "DIABETES"])
        {
            Assert.Equal(Bytes($"one.{trait}.tsv"), Bytes($"eight.{trait}.tsv"));
            Assert.NotEqual(Bytes($"plain.{trait}.tsv"), Bytes($"one.{trait}.tsv"));
        }
    }

    [Fact]
    public void Genes_are_tested_with_predictions_too()
    {
        Run(Options("ridge"));
        var sets = Path.Combine(_folder, "sets.tsv");
        File.WriteAllText(sets, "ONE\tv1_2\nONE\tv1_12\nTWO\tv2_3\nTWO\tv2_5\nBOTH\tv1_2\nBOTH\tv2_3\n");
        var genes = new AssociationGenesOptions { Prefix = Options("x").Prefix, Phenotypes = Options("x").Phenotypes, Covariates = Options("x").Covariates, Traits = ["LDL"], Sets = sets, MaximumFrequency = 0.5, LeastCarriers = 1 };
        new AssociationGenesCapability().Run(genes with { Out = Path.Combine(_folder, "plain.tsv") }, new Progress<Tabib.App.Capabilities.ProgressReport>(), CancellationToken.None);
        new AssociationGenesCapability().Run(genes with { Out = Path.Combine(_folder, "loco.tsv"), Loco = Path.Combine(_folder, "ridge.loco.tsv") }, new Progress<Tabib.App.Capabilities.ProgressReport>(), CancellationToken.None);
        var (plain, loco) = (File.ReadAllLines(Path.Combine(_folder, "plain.tsv")), File.ReadAllLines(Path.Combine(_folder, "loco.tsv")));
        Assert.Equal(plain.Length, loco.Length);
        foreach (var (before, after) in plain.Zip(loco).Skip(1))
        {
            Assert.NotEqual(before, after);
            Assert.EndsWith(after.StartsWith("BOTH", StringComparison.Ordinal) ? "\tSEVERAL_CHROM" : "\t.", after, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Predictions_of_another_trait_are_refused()
    {
        Run(Options("ridge") with { Traits = ["LDL"] });
        Assert.Equal("GNT023", Assert.Throws<ProblemException>(() => Run(Tests("x.tsv", Path.Combine(_folder, "ridge.loco.tsv")))).Problem.Code);
    }

    [Theory]
    [InlineData(1, 5, 0.01, 0.1, "--block-size")]
    [InlineData(100, 1, 0.01, 0.1, "--folds")]
    [InlineData(100, 5, 0.6, 0.1, "--min-maf")]
    [InlineData(100, 5, 0.01, 2, "--max-missing")]
    public void A_bad_option_is_named(int block, int folds, double frequency, double missing, string option)
    {
        var problem = Assert.Throws<ProblemException>(() => Run(Options("x") with { BlockSize = block, Folds = folds, MinimumFrequency = frequency, MaximumMissing = missing })).Problem;
        Assert.Equal(("CLI002", option), (problem.Code, problem.Location.Path));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Cancels after three blocks.</summary>
    private sealed class Stopping(CancellationTokenSource source) : IProgress<Tabib.App.Capabilities.ProgressReport>
    {
        public void Report(Tabib.App.Capabilities.ProgressReport value)
        {
            if (value.Done >= 3) source.Cancel();
        }
    }
}
