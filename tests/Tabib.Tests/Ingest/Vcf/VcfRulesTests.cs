using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Ingest.Vcf;

public sealed class VcfRulesTests
{
    private const string Meta = "##INFO=<ID=AC,Number=A,Type=Integer,Description=\"a\">\n##INFO=<ID=MY,Number=2,Type=Float,Description=\"a\">\n##INFO=<ID=CH,Number=1,Type=Character,Description=\"a\">\n##FORMAT=<ID=PL,Number=G,Type=Integer,Description=\"a\">\n";
    private const string Site = "1\t5\t.\tA\tC\t.\t.\t.\tGT\t0/1\n";

    [Theory]
    [InlineData("1\t5\t.\tA\tC\t.\t.\t.\tGT\t0/1\n", null)]
    [InlineData("1\t5\ta;b\tA\tC,<DEL>,*,A[1:7[\t1e3\tq;r\tAC=1,2,3,4;MY=1,.;1000G\tGT:PL\t0/1\n", null)]
    [InlineData("c:1\t5\t.\tA\tC\t.\t.\t.\tGT\t0/1\n", "VCF050 CHROM")]
    [InlineData("1\t5\ta;;b\tA\tC\t.\t.\t.\tGT\t0/1\n", "VCF051 ID")]
    [InlineData("1\t5\ta;a\tA\tC\t.\t.\t.\tGT\t0/1\n", "VCF051 ID")]
    [InlineData("1\t5\t.\tR\tC\t.\t.\t.\tGT\t0/1\n", "VCF052 REF")]
    [InlineData("1\t5\t.\tA\tC,\t.\t.\t.\tGT\t0/1\n", "VCF053 ALT")]
    [InlineData("1\t5\t.\tA\t[1:7[\t.\t.\t.\tGT\t0/1\n", "VCF053 ALT")]
    [InlineData("1\t5\t.\tA\tC\t-1\t.\t.\tGT\t0/1\n", "VCF054 QUAL")]
    [InlineData("1\t5\t.\tA\tC\t.\tPASS;\t.\tGT\t0/1\n", "VCF055 FILTER")]
    [InlineData("1\t5\t.\tA\tC\t.\t0\t.\tGT\t0/1\n", "VCF055 FILTER")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\tA B=1\tGT\t0/1\n", "VCF056 INFO")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\tX=1;X=2\tGT\t0/1\n", "VCF056 INFO/X")]
    [InlineData("1\t5\t.\tA\tC,G\t.\t.\tAC=1\tGT\t0/1\n", "VCF057 INFO/AC")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\tAC=-1\tGT\t0/1\n", "VCF057 INFO/AC")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\tMY=1,x\tGT\t0/1\n", "VCF057 INFO/MY")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\tCH=ab\tGT\t0/1\n", "VCF057 INFO/CH")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\tDB=7\tGT\t0/1\n", "VCF057 INFO/DB")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\t.\tDP:GT\t1:0/1\n", "VCF058 FORMAT")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\t.\tGT:\t0/1\n", "VCF058 FORMAT")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\t.\tGT\t0/1:2\n", "VCF059 S")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\t.\tGT:PL\t0/1:1,2\n", "VCF060 S PL")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\t.\tGT:PL\t0:1,2\n", null)]
    [InlineData("1\t5\t.\tA\tC\t.\t.\t.\tGT\t0/2\n", "VCF041 S GT")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\t.\tGT\n", "VCF040 ")]
    [InlineData(Site + "1\t4\t.\tA\tC\t.\t.\t.\tGT\t0/1\n", "VCF061 POS")]
    [InlineData(Site + "2\t4\t.\tA\tC\t.\t.\t.\tGT\t0/1\n" + "1\t6\t.\tA\tC\t.\t.\t.\tGT\t0/1\n", "VCF061 CHROM")]
    [InlineData("1\t4\t.\tTA\tTC\t.\t.\t.\tGT\t0/1\n" + Site, "VCF062 POS")]
    [InlineData("1\t5\t.\tA\tC\t.\t.\t.\tGT\t0/1", "VCF044 ")]
    public void Strict_reading_stops_at_what_breaks_the_specification(string lines, string? expected)
    {
        var problem = VcfReading.Strict($"##fileformat=VCFv4.3\n{Meta}{VcfReading.Columns}\tFORMAT\tS\n{lines}");
        Assert.Equal(expected, problem is null ? null : $"{problem.Code} {problem.Location.Path}");
    }

    [Theory]
    [InlineData("##INFO=<ID=DP,Number=1,Type=Int,Description=\"d\">")]
    [InlineData("##INFO=<ID=DP,Number=N,Type=Integer,Description=\"d\">")]
    [InlineData("##INFO=<ID=DP,Number=2,Type=Integer,Description=\"d\">")]
    [InlineData("##INFO=<Number=1,ID=DP,Type=Integer,Description=\"d\">")]
    [InlineData("##FORMAT=<ID=X,Number=1,Type=Flag,Description=\"d\">")]
    [InlineData("##FILTER=<ID=q,Description=d>")]
    [InlineData("##ALT=<ID=THIS:THAT,Description=\"d\">")]
    [InlineData("##reference=")]
    [InlineData("##META=<ID=A,Number=1,Type=String,Values=x>")]
    [InlineData("##assembly=ftp://8080:8080/x")]
    public void Strict_reading_holds_the_lines_of_the_header(string line)
    {
        var problem = VcfReading.Strict($"##fileformat=VCFv4.3\n{line}\n{VcfReading.Columns}\n");
        Assert.Equal(("VCF042", 2L), (problem?.Code, problem?.Location.Line));
    }

    [Fact]
    public void Lenient_reading_tells_the_same_and_goes_on()
    {
        var (lines, codes) = VcfReading.Read($"##fileformat=VCFv4.3\n##INFO=<ID=open\n{VcfReading.Columns}\tFORMAT\n1\t5\t.\tR\tC\t-1\t.\t.\n1\t4\t.\tA\tC\t.\t.\t.\n", VcfValidation.Lenient);
        Assert.Equal("1\t5\t.\tR\tC\t-1\t.\t.\n1\t4\t.\tA\tC\t.\t.\t.\n", lines);
        Assert.Equal(["VCF003 2 INFO", "VCF042 2", "VCF043 3 FORMAT", "VCF052 4 REF", "VCF054 4 QUAL", "VCF061 5 POS"], codes);
    }

    [Fact]
    public void From_4_4_on_order_and_the_last_end_of_line_are_advice() =>
        Assert.Null(VcfReading.Strict($"##fileformat=VCFv4.5\n{VcfReading.Columns}\n1\t5\t.\tA\tC\t.\t.\t.\n1\t4\t.\tA\tG\t.\t.\t."));
}
