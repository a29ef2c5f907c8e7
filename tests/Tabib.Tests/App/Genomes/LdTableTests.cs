using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Tests.App.Association;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Genomes;

/// <summary>The command over variants whose disequilibrium can be worked out on paper.</summary>
public sealed class LdTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-ld-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    private LdTableReport Run(Func<LdTableCommandOptions, LdTableCommandOptions>? change = null)
    {
        SmallBed.Write(
            In("c"),
            [.. Enumerable.Range(0, 8).Select(i => $"0 s{i} 0 0 1 -9")],
            [
                ("1", 1_000, "a", "00002222"),
                ("1", 2_000, "same", "00002222"),
                ("1", 3_000, "against", "22220000"),
                ("1", 4_000, "part", "00000022"), // only on haplotypes that have a: D' is 1, the squared correlation 1/3
                ("1", 5_000, "flat", "00000000"),
                ("1", 90_000, "far", "00002222"),
                ("2", 1_000, "two", "00002222"),
            ]);
        var options = new LdTableCommandOptions { Prefix = In("c"), Out = In("ld.tsv"), WindowKb = 50, SquaredCorrelation = 0.3, Threads = 2 };
        return new LdTableCapability().Run(change?.Invoke(options) ?? options, new Progress<ProgressReport>(), CancellationToken.None);
    }

    [Fact]
    public void Pairs_have_their_correlations_and_the_sign_of_D_prime()
    {
        var report = Run();
        Assert.Equal(
            [
                "CHROM\tPOS1\tID1\tREF1\tALT1\tPOS2\tID2\tREF2\tALT2\tR2\tHAP_R2\tDPRIME",
                "1\t1000\ta\tA\tC\t2000\tsame\tA\tC\t1\t1\t1",
                "1\t1000\ta\tA\tC\t3000\tagainst\tA\tC\t1\t1\t-1",
                "1\t1000\ta\tA\tC\t4000\tpart\tA\tC\t0.333333333\t0.333333333\t1",
                "1\t2000\tsame\tA\tC\t3000\tagainst\tA\tC\t1\t1\t-1",
                "1\t2000\tsame\tA\tC\t4000\tpart\tA\tC\t0.333333333\t0.333333333\t1",
                "1\t3000\tagainst\tA\tC\t4000\tpart\tA\tC\t0.333333333\t0.333333333\t-1",
            ],
            File.ReadAllLines(In("ld.tsv")));
        Assert.Equal((6L, 8), (report.Pairs, report.Samples));
        Assert.True(File.Exists(In("ld.tsv.run.json")));
    }

    [Fact]
    public void Windows_end_by_variants_and_by_base_pairs()
    {
        Assert.Equal(3, Run(options => options with { Window = 2 }).Pairs);
        Assert.Equal(10, Run(options => options with { WindowKb = 100 }).Pairs);
    }

    [Fact]
    public void The_bytes_are_the_same_for_any_number_of_threads()
    {
        var options = new LdTableCommandOptions { Prefix = Path.Combine(Repository.Root, "samples", "genomes", "cohort"), SquaredCorrelation = 0.05 };
        foreach (var threads in (int[])[1, 8]) new LdTableCapability().Run(options with { Threads = threads, Out = In($"t{threads}.tsv") }, new Progress<ProgressReport>(), CancellationToken.None);
        Assert.Equal(File.ReadAllBytes(In("t1.tsv")), File.ReadAllBytes(In("t8.tsv")));
        Assert.InRange(File.ReadLines(In("t1.tsv")).Count(), 100, 100_000);
    }

    [Theory]
    [InlineData("--window-kb")]
    [InlineData("--window")]
    [InlineData("--r2")]
    public void A_bad_option_is_named(string option)
    {
        var problem = Assert.Throws<ProblemException>(() => Run(options => option switch
        {
            "--window-kb" => options with { WindowKb = 0 },
            "--window" => options with { Window = 1 },
            _ => options with { SquaredCorrelation = double.NaN },
        })).Problem;
        Assert.Equal(("CLI002", option), (problem.Code, problem.Location.Path));
        Assert.False(File.Exists(In("ld.tsv")));
    }
}
