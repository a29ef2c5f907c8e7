using Tabib.App.Association;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Association;

/// <summary>The command over families written by hand, where transmissions can be counted on paper.</summary>
public sealed class AssociationTdtTests : IDisposable
{
    private static readonly string[] Family =
    [
        "F1 dad1 0 0 1 -9", "F1 mom1 0 0 2 -9", "F1 kid1 dad1 mom1 1 -9",
        "F2 dad2 0 0 1 -9", "F2 mom2 0 0 2 -9", "F2 kid2 dad2 mom2 2 -9", "F2 well dad2 mom2 2 -9",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-tdt-").FullName;

    public AssociationTdtTests() => File.WriteAllText(In("p.tsv"), "#IID\tCASE\tNUMBER\tONE\tNONE\nkid1\t2\t1.5\t1\t0\nkid2\t2\t2.5\t1\t0\nwell\t1\t3.5\t1\t0\n");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    private AssociationTdtResult Run(string trait = "CASE", string prefix = "c", int threads = 1) =>
        new AssociationTdtCapability().Run(new AssociationTdtOptions { Prefix = In(prefix), Phenotypes = In("p.tsv"), Trait = trait, Out = In("tdt.tsv"), Threads = threads }, new Progress<ProgressReport>(), CancellationToken.None);

    [Fact]
    public void Transmissions_to_affected_children_are_counted()
    {
        SmallBed.Write(In("c"), Family,
        [
            ("1", 100, "both", "1111000"), // dad1, mom1 -> kid1: one each way; dad2 not -> kid2; the healthy child does not count
            ("1", 200, "ever", "0121010"), // kid1 has 2, dad1 none: a Mendel error; family 2 counts alone
            ("1", 300, "lone", "0010000"), // a child against both parents
            ("1", 400, "gone", "11.111."), // kid1 missing
            ("X", 500, "x", "0120110"), // a boy has his mother's copy; mom2 -> kid2 1
            ("MT", 600, "mt", "0222222"),
        ]);
        var result = Run();
        var rows = File.ReadAllLines(In("tdt.tsv"));
        Assert.Equal("CHROM\tPOS\tID\tREF\tALT\tA1\tT\tU\tOR\tCHISQ\tP\tLOG10P\tERRCODE", rows[0]);
        Assert.Equal("1\t100\tboth\tA\tC\tC\t1\t2\t0.5\t0.333333333\t0.563702862\t0.24894976\t.", rows[1]);
        Assert.Equal("1\t200\tever\tA\tC\tC\t1\t0\t.\t1\t0.317310508\t0.498515546\t.", rows[2]);
        Assert.Equal("1\t300\tlone\tA\tC\tC\t0\t0\tNA\tNA\tNA\tNA\tNO_HET_PARENT", rows[3]);
        Assert.Equal("1\t400\tgone\tA\tC\tC\t1\t1\t1\t0\t1\t0\t.", rows[4]);
        Assert.Equal("X\t500\tx\tA\tC\tC\t2\t0\t.\t2\t0.157299207\t0.803273467\t.", rows[5]);
        Assert.Equal("MT\t600\tmt\tA\tC\tC\t0\t0\tNA\tNA\tNA\tNA\tHAPLOID", rows[6]);
        Assert.Equal((3, 2, 6L), (result.Trios, result.AffectedTrios, result.Rows));
        Assert.Equal(result.Rows, result.Tested + result.Errors.Values.Sum());
        Assert.True(File.Exists(In("tdt.tsv.run.json")));
    }

    [Theory]
    [InlineData("NUMBER", "ASC008")]
    [InlineData("ONE", "ASC007")]
    [InlineData("NONE", "ASC016")]
    [InlineData("NOSUCH", "ASC005")]
    public void A_trait_that_does_not_say_who_is_affected_is_refused(string trait, string code)
    {
        SmallBed.Write(In("c"), Family, [("1", 100, "a", "1111111")]);
        Assert.Equal(code, Assert.Throws<ProblemException>(() => Run(trait)).Problem.Code);
        Assert.False(File.Exists(In("tdt.tsv")));
    }

    [Fact]
    public void Samples_without_families_are_refused()
    {
        SmallBed.Write(In("alone"), ["0 kid1 0 0 1 -9", "0 kid2 dad mom 1 -9"], [("1", 100, "a", "11")]);
        Assert.Equal("ASC016", Assert.Throws<ProblemException>(() => Run(prefix: "alone")).Problem.Code);
    }

    [Fact]
    public void The_bytes_are_the_same_for_any_number_of_threads()
    {
        var options = new AssociationTdtOptions { Prefix = Path.Combine(Repository.Root, "samples", "genomes", "cohort"), Phenotypes = Path.Combine(Repository.Root, "samples", "genomes", "phenotypes.tsv"), Trait = "DIABETES" };
        foreach (var threads in (int[])[1, 8]) new AssociationTdtCapability().Run(options with { Threads = threads, Out = In($"t{threads}.tsv") }, new Progress<ProgressReport>(), CancellationToken.None);
        Assert.Equal(File.ReadAllBytes(In("t1.tsv")), File.ReadAllBytes(In("t8.tsv")));
        Assert.Equal(601, File.ReadLines(In("t1.tsv")).Count());
    }
}
