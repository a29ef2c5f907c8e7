using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;

namespace Tabib.Tests.Ingest.Plink;

public sealed class AssociationResultReaderTests
{
    private static AssociationResultTable Read(string text, double least = 0)
    {
        using var lines = new PlinkTextLines("r.tsv", new MemoryStream(Encoding.UTF8.GetBytes(text)));
        return AssociationResultReader.Read(lines, least);
    }

    [Fact]
    public void Rows_of_the_genotype_are_read_and_others_counted()
    {
        var table = Read("CHROM\tPOS\tID\tREF\tALT\tA1\tTEST\tP\tLOG10P\n1\t5\trs1\tA\tC\tC\tADD\t0.001\t3\n1\t5\trs1\tA\tC\tC\tAGE\t0.0001\t4\n1\t6\trs2\tA\tC\tC\tADD\tNA\tNA\n1\t7\trs3\tA\tC\tC\tFIRTH\t0.5\t0.301\n", 2);
        Assert.Equal((3, 1, 1), (table.Tests, table.WithoutP, table.OtherRows));
        Assert.Equal(new AssociationResult("1", 5, "rs1", "A", "C", 3, 2), Assert.Single(table.Rows));
    }

    [Theory]
    [InlineData("0.001", 3)]
    [InlineData("1", 0)]
    [InlineData("2.5E-320", 319.60205999132796)]
    [InlineData("2E-400", 399.698970004336)]
    public void A_p_value_that_no_double_holds_keeps_its_size(string p, double log10) =>
        Assert.Equal(log10, Assert.Single(Read($"##plink\n#CHROM POS REF ALT P\r\n1 5 A C {p}\r\n").Rows).Log10P, 1e-9);

    [Fact]
    public void Of_several_alleles_the_tested_one_is_meant() =>
        Assert.Equal("G", Assert.Single(Read("#CHROM\tPOS\tREF\tALT\tA1\tLOG10_P\n1\t5\tA\tC,G\tG\t3\n").Rows).Alternate);

    [Theory]
    [InlineData("", null)]
    [InlineData("CHROM\tPOS\tREF\tALT\n", 1)]
    [InlineData("CHROM\tPOS\tREF\tP\n", 1)]
    [InlineData("CHROM\tPOS\tREF\tALT\tP\n1\t5\tA\tC\n", 2)]
    [InlineData("CHROM\tPOS\tREF\tALT\tP\n1\t5\tA\tC\t0\n", 2)]
    [InlineData("CHROM\tPOS\tREF\tALT\tP\n1\t5\tA\tC\t1.5\n", 2)]
    [InlineData("CHROM\tPOS\tREF\tALT\tP\n1\t5\tA\tC\tx\n", 2)]
    [InlineData("CHROM\tPOS\tREF\tALT\tP\n1\t5x\tA\tC\t0.5\n", 2)]
    [InlineData("CHROM\tPOS\tREF\tALT\tLOG10P\n1\t5\tA\tC\t-1\n", 2)]
    public void What_is_no_table_of_results_is_refused_with_its_line(string text, int? line)
    {
        var problem = Assert.Throws<ProblemException>(() => Read(text)).Problem;
        Assert.Equal(("ASC017", line ?? 1), (problem.Code, problem.Location.Line));
    }
}
