using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;
using Tabib.Ingest.Vcf.Selection;

namespace Tabib.Tests.Ingest.Vcf.Selection;

public sealed class SelectionTests
{
    private const string Header = "##fileformat=VCFv4.2\n##INFO=<ID=DP,Number=1,Type=Integer,Description=\"d\">\n##INFO=<ID=AF,Number=A,Type=Float,Description=\"d\">\n##INFO=<ID=DB,Number=0,Type=Flag,Description=\"d\">\n##INFO=<ID=SRC,Number=.,Type=String,Description=\"d\">\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"d\">\n##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"d\">\n"
        + VcfReading.Columns + "\tFORMAT\tA\tB\n";

    private const string Line = "chr1\t100\trs1\tA\tC,AT\t50\tq10;s50\tDP=20;AF=0.1,0.3;DB;SRC=lab,web\tGT:AD\t0/1:5,6,7\t2|2\n";

    [Theory]
    [InlineData("QUAL>30", true)]
    [InlineData("QUAL>50", false)]
    [InlineData("QUAL>=50 && INFO/DP<21", true)]
    [InlineData("QUAL<1 || DP==20", true)]
    [InlineData("!(QUAL<1) & N_ALT=2", true)]
    [InlineData("AF>0.2", true)]
    [InlineData("AF[0]>0.2", false)]
    [InlineData("AF[1]>0.2", true)]
    [InlineData("AF[*]<0.05", false)]
    [InlineData("AF=0.1", true)]
    [InlineData("DB", true)]
    [InlineData("DB=0", false)]
    [InlineData("DP/2+1>10", true)]
    [InlineData("(DP-10)*2 <= 19", false)]
    [InlineData("-DP<-19", true)]
    [InlineData("FILTER=\"q10\"", false)]
    [InlineData("FILTER~\"q10\"", true)]
    [InlineData("FILTER!=\"PASS\"", true)]
    [InlineData("FILTER!~'s50'", false)]
    [InlineData("CHROM=\"chr1\" && POS=100", true)]
    [InlineData("ID=\"rs1\" && REF=\"A\" && ALT=\"AT\"", true)]
    [InlineData("TYPE=\"snp\"", false)]
    [InlineData("TYPE~\"snp\"", true)]
    [InlineData("TYPE!~\"mnp\"", true)]
    [InlineData("SRC=\"web\"", true)]
    [InlineData("SRC~\"^l.b\"", true)]
    [InlineData("SRC=\"we\"", false)]
    [InlineData("ILEN=1", true)]
    [InlineData("POS>1e2", false)]
    [InlineData("type~\"snp\"", true)]
    public void An_expression_says_what_it_says(string expression, bool expected)
    {
        var record = VcfReading.First(Header + Line);
        Assert.Equal(expected, VariantFilter.Parse(expression, record.Header).Matches(record));
    }

    [Theory]
    [InlineData("DP>1")]
    [InlineData("DP<=1")]
    [InlineData("DP!=1")]
    [InlineData("DP+1>0")]
    [InlineData("QUAL<1e9")]
    [InlineData("AF[5]>0")]
    [InlineData("DB")]
    public void What_is_missing_fits_nothing(string expression)
    {
        var record = VcfReading.First(Header + "1\t1\t.\tA\tC\t.\t.\tAF=.\n");
        Assert.False(VariantFilter.Parse(expression, record.Header).Matches(record));
    }

    [Theory]
    [InlineData("")]
    [InlineData("QUAL")]
    [InlineData("QUAL>")]
    [InlineData("QUAL>30)")]
    [InlineData("(QUAL>30")]
    [InlineData("NOPE>1")]
    [InlineData("FILTER=3")]
    [InlineData("QUAL=\"a\"")]
    [InlineData("TYPE=\"whatever\"")]
    [InlineData("FILTER=\"PASS")]
    [InlineData("FMT/DP>3")]
    [InlineData("SRC~\"(\"")]
    [InlineData("ID=@no/such/file")]
    [InlineData("REF=@no/such/file")]
    [InlineData("ID>@no/such/file")]
    [InlineData("AF[x]>1")]
    [InlineData("QUAL>30 $ 4")]
    public void What_is_no_expression_is_refused(string expression) =>
        Assert.Equal("VCF070", Assert.Throws<ProblemException>(() => VariantFilter.Parse(expression, VcfHeader.Parse(Header))).Problem.Code);

    [Fact]
    public void Identifiers_may_stand_in_a_file()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "rs9\n rs1 \n\n");
        var record = VcfReading.First(Header + Line);
        Assert.True(VariantFilter.Parse($"ID=@{path} && POS>1", record.Header).Matches(record));
        Assert.True(VariantFilter.Parse($"!(ID!=@{path})", record.Header).Matches(record));
        Assert.False(VariantFilter.Parse($"ID=@{path}", record.Header).Matches(VcfReading.First(Header + Line.Replace("rs1", "rs2", StringComparison.Ordinal))));
        File.Delete(path);
    }

    [Theory]
    [InlineData("%CHROM:%POS %POS0 %END %REF>%ALT %ALT{1} %QUAL %FILTER\\n", "chr1:100 99 100 A>C,AT AT 50 q10;s50\n")]
    [InlineData("%INFO/AF{1}\\t%DP\\t%DB\\t%SRC\\n", "0.3\t20\t1\tlab,web\n")]
    [InlineData("%TYPE %N_ALT %FORMAT[ %SAMPLE=%GT/%AD{1}]", "SNP,INDEL 2 GT:AD A=0/1/6 B=2|2/.")]
    [InlineData("%INFO|%LINE", "DP=20;AF=0.1,0.3;DB;SRC=lab,web|chr1\t100\trs1\tA\tC,AT\t50\tq10;s50\tDP=20;AF=0.1,0.3;DB;SRC=lab,web\tGT:AD\t0/1:5,6,7\t2|2")]
    public void A_template_is_filled(string template, string expected)
    {
        var record = VcfReading.First(Header + Line);
        var output = new ByteBuffer();
        RecordTemplate.Parse(template, record.Header).Append(record, output);
        Assert.Equal(expected, VcfRecordTests.Text(output.Written));
    }

    [Theory]
    [InlineData("%NOPE")]
    [InlineData("[%GT")]
    [InlineData("%AF{x}")]
    [InlineData("[[%GT]]")]
    [InlineData("%INFO/NOPE")]
    public void What_is_no_template_is_refused(string template) =>
        Assert.Equal("VCF071", Assert.Throws<ProblemException>(() => RecordTemplate.Parse(template, VcfHeader.Parse(Header))).Problem.Code);
}
