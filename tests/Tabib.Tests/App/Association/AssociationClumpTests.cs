using Tabib.App.Association;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App.Association;

/// <summary>The command over variants whose correlations are plain to see.</summary>
public sealed class AssociationClumpTests : IDisposable
{
    private const string Header = "CHROM\tPOS\tID\tREF\tALT\tTEST\tP\tLOG10P\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-clump-").FullName;

    public AssociationClumpTests() => SmallBed.Write(
        In("c"),
        [.. Enumerable.Range(0, 12).Select(i => $"0 s{i} 0 0 {1 + (i % 2)} -9")],
        [
            ("1", 1_000, "a", "000011112222"),
            ("1", 2_000, "same", "000011112222"),
            ("1", 3_000, "other", "222211110000"), // the other allele is counted: correlated all the same
            ("1", 4_000, "free", "012012012012"),
            ("1", 90_000, "far", "000011112222"),
            ("2", 1_000, "two", "000011112222"),
        ]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    private AssociationClumpResult Run(string rows, Func<AssociationClumpOptions, AssociationClumpOptions>? change = null)
    {
        File.WriteAllText(In("r.tsv"), Header + rows);
        var options = new AssociationClumpOptions { Prefix = In("c"), Results = In("r.tsv"), Out = In("clumps.tsv"), Kilobases = 50, Threads = 1 };
        return new AssociationClumpCapability().Run(change?.Invoke(options) ?? options, new Progress<ProgressReport>(), CancellationToken.None);
    }

    [Fact]
    public void Correlated_neighbours_go_with_the_smallest_p_value()
    {
        var result = Run(
            """
            1	1000	a	A	C	ADD	1E-05	5
            1	2000	same	A	C	ADD	1E-400	400
            1	3000	swapped	C	A	ADD	0.001	3
            1	4000	free	A	C	ADD	1E-06	6
            1	90000	far	A	C	ADD	1E-330	330
            2	1000	two	A	C	ADD	0.05	1.3
            2	1000	two	A	C	AGE	1E-09	9

            """);
        Assert.Equal(
            [
                "CHROM\tPOS\tID\tREF\tALT\tP\tLOG10P\tSTART\tEND\tMEMBER_CT\tMEMBERS",
                "1\t2000\tsame\tA\tC\t1E-400\t400\t1000\t3000\t2\ta,other",
                "1\t90000\tfar\tA\tC\t1E-330\t330\t90000\t90000\t0\t.",
                "1\t4000\tfree\tA\tC\t1E-06\t6\t4000\t4000\t0\t.",
            ],
            File.ReadAllLines(In("clumps.tsv")));
        Assert.Equal((3, 2, 5, 6L), (result.Clumps, result.Members, result.Eligible, result.Tests));
        Assert.Empty(result.Notes);
        Assert.True(File.Exists(In("clumps.tsv.run.json")));
    }

    [Fact]
    public void Variants_that_the_set_lacks_are_told()
    {
        var result = Run("1\t1000\ta\tA\tC\tADD\t1E-05\t5\n1\t1000\tb\tA\tG\tADD\t1E-05\t5\n9\t5\tc\tA\tG\tADD\t1E-05\t5\n");
        Assert.Equal((1, 1), (result.Clumps, result.Eligible));
        Assert.StartsWith("2 of the 3", Assert.Single(result.Notes, note => note.Code == "ASC018").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9\t5\tc\tA\tG\tADD\t1E-05\t5\n", "ASC018", 2)]
    [InlineData("1\t1000\ta\tA\tC\tADD\t1E-05\t5\n1\t1000\ta\tA\tC\tADD\t1E-06\t6\n", "ASC019", 3)]
    [InlineData("1\t1000\ta\tA\tC\tADD\n", "ASC017", 2)]
    public void Tables_that_cannot_be_used_are_refused(string rows, string code, int line)
    {
        var problem = Assert.Throws<ProblemException>(() => Run(rows)).Problem;
        Assert.Equal((code, line), (problem.Code, (int)problem.Location.Line!));
        Assert.False(File.Exists(In("clumps.tsv")));
    }

    [Theory]
    [InlineData("--p1")]
    [InlineData("--p2")]
    [InlineData("--r2")]
    [InlineData("--kb")]
    public void A_bad_option_is_named(string option)
    {
        var problem = Assert.Throws<ProblemException>(() => Run("", options => option switch
        {
            "--p1" => options with { IndexP = 0 },
            "--p2" => options with { MemberP = 1.1 },
            "--r2" => options with { SquaredCorrelation = double.NaN },
            _ => options with { Kilobases = -1 },
        })).Problem;
        Assert.Equal(("CLI002", option), (problem.Code, problem.Location.Path));
    }
}
