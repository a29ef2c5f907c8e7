using Tabib.App.Capabilities;
using Tabib.App.Variants;
using Tabib.Core.Outcomes;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Variants;

public sealed class TriosCommandTests : IDisposable
{
    private const string Text =
        """
        ##fileformat=VCFv4.3
        ##contig=<ID=1,length=248956422>
        ##contig=<ID=X,length=156040895>
        ##FILTER=<ID=q,Description="x">
        ##FORMAT=<ID=GT,Number=1,Type=String,Description="x">
        ##FORMAT=<ID=AD,Number=R,Type=Integer,Description="x">
        ##FORMAT=<ID=DP,Number=1,Type=Integer,Description="x">
        ##FORMAT=<ID=GQ,Number=1,Type=Integer,Description="x">
        #CHROM	POS	ID	REF	ALT	QUAL	FILTER	INFO	FORMAT	boy	fa	mo	girl
        1	100	.	A	C	.	PASS	.	GT:AD:DP:GQ	0/1:15,14:29:99	0/0:30,0:30:80	0/0:28,0:28:70	0/0:30,0:30:90
        1	200	.	A	C	.	PASS	.	GT:AD:DP:GQ	0/1:28,2:30:99	0/0:30,0:30:80	0/0:28,0:28:70	0/1:12,14:26:90
        1	300	.	A	C,G	.	PASS	.	GT:AD:DP:GQ	1/2:0,12,13:25:99	0/0:30,0,0:30:80	0/1:15,13,0:28:70	2/2:0,0,20:20:19
        1	400	rs4	A	C	.	q	.	GT	1/1	0/0	0/1	./.
        1	500	.	A	C	.	PASS	.	GT:AD:DP:GQ	0/1:9,14:23:99	1/1:0,30:30:80	1/1:0,28:28:70	1/1:0,30:30:90
        X	20000	.	A	C	.	PASS	.	GT	0/1	1	0/0	0/1
        X	5000000	.	A	C	.	PASS	.	GT	1	1	0/0	0/1
        X	6000000	.	A	C	.	PASS	.	GT	0/1	1	0/0	1

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-trios-").FullName;

    public TriosCommandTests()
    {
        File.WriteAllText(In("in.vcf"), Text);
        File.WriteAllText(In("in.ped"), "f boy fa mo 1 0\nf girl fa mo 2 0\nf fa 0 0 1 0\nf mo 0 0 2 0\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Errors_and_new_alleles_are_told_by_trio_and_by_record()
    {
        var result = Run();
        Assert.Empty(result.Warnings);
        Assert.Equal(
            [
                "CHILD\tFATHER\tMOTHER\tSEX\tCONSISTENT\tINCONSISTENT\tNOT_CHECKED\tERROR_RATE\tNEW_ALLELES\tDE_NOVO",
                "boy\tfa\tmo\tM\t1\t6\t1\t0.857142857\t5\t4",
                "girl\tfa\tmo\tF\t4\t2\t2\t0.333333333\t2\t1",
            ],
            File.ReadAllLines(In("out.tsv")));
        Assert.Equal(
            [
                "CHROM\tPOS\tID\tREF\tALT\tCHILD\tERROR\tCHILD_GT\tFATHER_GT\tMOTHER_GT\tNEW_ALLELE\tSHARE\tDE_NOVO",
                "1\t100\t.\tA\tC\tboy\tNEW_ALLELE\t0/1\t0/0\t0/0\tC\t0.482759\tCANDIDATE",
                "1\t200\t.\tA\tC\tboy\tNEW_ALLELE\t0/1\t0/0\t0/0\tC\t0.0666667\tFEW_READS",
                "1\t200\t.\tA\tC\tgirl\tNEW_ALLELE\t0/1\t0/0\t0/0\tC\t0.538462\tCANDIDATE",
                "1\t300\t.\tA\tC,G\tboy\tNOT_OF_FATHER\t1/2\t0/0\t0/1\tG\t0.52\tCANDIDATE",
                "1\t300\t.\tA\tC,G\tgirl\tNOT_OF_EITHER\t2/2\t0/0\t0/1\tG\t1\tLOW_QUALITY",
                "1\t400\trs4\tA\tC\tboy\tNOT_OF_FATHER\t1/1\t0/0\t0/1\t.\t.\t.",
                "1\t500\t.\tA\tC\tboy\tNEW_ALLELE\t0/1\t1/1\t1/1\tA\t0.391304\tCANDIDATE",
                "X\t5000000\t.\tA\tC\tboy\tNOT_OF_MOTHER\t1\t1\t0/0\tC\t.\tCANDIDATE",
            ],
            File.ReadAllLines(In("out.tsv.sites")));
        Assert.True(File.Exists(In("out.tsv.run.json")));
    }

    [Fact]
    public void Filters_regions_and_limits_change_what_is_looked_at()
    {
        Assert.Equal(7, Run(options => options with { Filter = ["PASS"] }).Records);
        Assert.Equal(2, Run(options => options with { Include = "N_ALT=2 || FILTER=\"q\"" }).Records);
        Assert.Equal(6, Run(options => options with { MinShare = 0.05 }).Total.Candidates);
        Assert.Equal(1, Run(options => options with { MinDepth = 31 }).Total.Candidates); // of which nothing is told
    }

    [Fact]
    public void Where_the_build_is_not_told_all_of_X_is_haploid_in_boys()
    {
        File.WriteAllText(In("in.vcf"), Text.Replace(",length=248956422", "", StringComparison.Ordinal).Replace(",length=156040895", "", StringComparison.Ordinal));
        var result = Run();
        Assert.StartsWith("warning TRI007", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.StartsWith("boy\tfa\tmo\tM\t0\t6\t2\t", File.ReadAllLines(In("out.tsv"))[1], StringComparison.Ordinal);
        Assert.Empty(Run(options => options with { Build = "grch38" }).Warnings);
        Assert.StartsWith("boy\tfa\tmo\tM\t1\t6\t1\t", File.ReadAllLines(In("out.tsv"))[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("f other fa mo 1 0\n", "TRI001")]
    [InlineData("f boy 0 0 1 0\n", "TRI001")]
    [InlineData("f boy fa mo 1 0\ng boy fa mo 1 0\n", "TRI002")]
    [InlineData("f boy fa fa 1 0\n", "TRI003")]
    [InlineData("f boy fa\n", "PLK004")]
    public void Pedigrees_that_cannot_be_used_are_refused(string pedigree, string code)
    {
        File.WriteAllText(In("in.ped"), pedigree);
        Assert.Equal(code, Assert.Throws<ProblemException>(() => Run()).Problem.Code);
        Assert.Equal(["in.ped", "in.vcf"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_pedigree_leaves_open_is_told()
    {
        File.WriteAllText(In("in.ped"), "#FID IID PAT MAT SEX\nf boy fa mo NA\nf girl fa absent 2\nf fa 0 0 2\n");
        Assert.Equal(["TRI004", "TRI005", "TRI006"], Run().Warnings.Select(warning => warning.Split(' ')[1]).Order(StringComparer.Ordinal));
        Assert.Equal("INP001", Assert.Throws<ProblemException>(() => Run(options => options with { Pedigree = In("none") })).Problem.Code);
        Assert.Equal("CLI002", Assert.Throws<ProblemException>(() => Run(options => options with { Build = "hg17" })).Problem.Code);
        Assert.Equal("CLI002", Assert.Throws<ProblemException>(() => Run(options => options with { MinShare = 2 })).Problem.Code);
    }

    [Fact]
    public void The_invented_trio_has_the_errors_that_were_put_into_it()
    {
        var samples = Path.Combine(Repository.Root, "samples", "genomes");
        foreach (var threads in (ReadOnlySpan<int>)[1, 4])
        {
            var result = Run(options => options with { Input = Path.Combine(samples, "trio.vcf"), Pedigree = Path.Combine(samples, "trio.ped"), Threads = threads });
            Assert.Equal((293, 6, 1, 4, 3), (result.Total.Consistent, result.Total.Inconsistent, result.Total.NotChecked, result.Total.NewAlleles, result.Total.Candidates));
        }
    }

    private string In(string name) => Path.Combine(_folder, name);

    private VariantTriosResult Run(Func<VariantTriosOptions, VariantTriosOptions>? change = null)
    {
        var options = new VariantTriosOptions { Input = In("in.vcf"), Pedigree = In("in.ped"), Out = In("out.tsv"), Threads = 2 };
        return new VariantTriosCapability().Run(change?.Invoke(options) ?? options, new Progress<ProgressReport>(), CancellationToken.None);
    }
}
