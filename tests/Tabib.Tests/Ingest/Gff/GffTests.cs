using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Gff;

namespace Tabib.Tests.Ingest.Gff;

public sealed class GffTests
{
    private const string Gene = "1\tx\tgene\t101\t400\t.\t+\t.\tID=gene:G;Name=Na%3Bme;biotype=protein_coding\n";
    private const string Transcript = "1\tx\tmRNA\t101\t400\t.\t+\t.\tID=transcript:T;Parent=gene:G;biotype=protein_coding;version=7;tag=basic,MANE_Select\n";
    private const string Exons = "1\tx\texon\t301\t400\t.\t+\t.\tParent=transcript:T\n1\tx\texon\t101\t200\t.\t+\t.\tParent=transcript:T\n";

    [Fact]
    public void Rows_in_any_order_make_one_transcript()
    {
        var model = Read(Exons + "1\tx\tCDS\t301\t330\t.\t+\t2\tParent=transcript:T\n1\tx\tCDS\t151\t200\t.\t+\t1\tParent=transcript:T\n" + Transcript + Gene);
        var transcript = Assert.Single(model.TranscriptsOf(model.Find("chr1")).ToArray());
        Assert.Equal(("T", "T.7", "Na;me", TranscriptTags.ManeSelect), (transcript.Id, transcript.VersionedId, transcript.Gene.Name, transcript.Tags));
        Assert.Equal([100, 300], transcript.ExonStarts);
        Assert.Equal([200, 400], transcript.ExonEnds);

        // 80 bases, the first of them the end of a codon whose start is missing; one is left over at the end.
        Assert.Equal((1, 1, 78), (transcript.SkippedAtStart, transcript.SkippedAtEnd, transcript.CodingLength));
        Assert.Equal([151, 300], transcript.CodingStarts);
        Assert.Equal([200, 329], transcript.CodingEnds);
    }

    [Fact]
    public void Versions_behind_the_id_and_types_of_GENCODE_are_understood()
    {
        var model = Read("chr2\tH\tgene\t1\t9\t.\t-\t.\tID=ENSG01.3;gene_type=lncRNA;gene_name=ABC\nchr2\tH\ttranscript\t1\t9\t.\t-\t.\tID=ENST01.4;Parent=ENSG01.3;transcript_type=lncRNA\nchr2\tH\texon\t1\t9\t.\t-\t.\tID=exon:1;Parent=ENST01.4\n");
        var transcript = Assert.Single(model.TranscriptsOf(model.Find("2")).ToArray());
        Assert.Equal(("ENST01", "4", "ABC", "lncRNA", true), (transcript.Id, transcript.Version, transcript.Gene.Name, transcript.Biotype, transcript.IsReverse));
    }

    [Theory]
    [InlineData("1\tx\texon\t1\t2\n", "GFF001")]
    [InlineData("1\tx\texon\t0\t2\t.\t+\t.\tParent=transcript:T\n", "GFF002")]
    [InlineData("1\tx\texon\t9\t2\t.\t+\t.\tParent=transcript:T\n", "GFF002")]
    [InlineData("1\tx\texon\t9\t20\t.\tx\t.\tParent=transcript:T\n", "GFF003")]
    [InlineData("1\tx\tCDS\t9\t20\t.\t+\t3\tParent=transcript:T\n", "GFF003")]
    [InlineData("1\tx\texon\t9\t20\t.\t+\t.\tParent=transcript:U\n", "GFF004")]
    [InlineData("1\tx\texon\t9\t20\t.\t+\t.\tNote=1\n", "GFF004")]
    [InlineData("1\tx\tmRNA\t9\t20\t.\t+\t.\tID=transcript:V;Parent=gene:X\n1\tx\texon\t9\t20\t.\t+\t.\tParent=transcript:V\n", "GFF004")]
    [InlineData("1\tx\tmRNA\t9\t20\t.\t+\t.\tID=a;Parent=b\n1\tx\tmRNA\t9\t20\t.\t+\t.\tID=b;Parent=a\n1\tx\texon\t9\t20\t.\t+\t.\tParent=a\n", "GFF005")]
    [InlineData("1\tx\texon\t150\t160\t.\t-\t.\tParent=transcript:T\n", "GFF006")]
    [InlineData("2\tx\texon\t150\t160\t.\t+\t.\tParent=transcript:T\n", "GFF006")]
    [InlineData("1\tx\tCDS\t150\t160\t.\t+\t0\tParent=transcript:T\n1\tx\tCDS\t155\t170\t.\t+\t0\tParent=transcript:T\n", "GFF007")]
    [InlineData("1\tx\tCDS\t190\t210\t.\t+\t0\tParent=transcript:T\n", "GFF007")]
    [InlineData("1\tx\tCDS\t150\t160\t.\t+\t0\tParent=transcript:T\n1\tx\tCDS\t301\t320\t.\t+\t0\tParent=transcript:T\n", "GFF007")]
    [InlineData("1\tx\tgene\t1\t2\t.\t+\t.\tID=transcript:T\n", "GFF009")]
    public void A_row_that_is_wrong_is_left_out_with_its_line(string row, string code)
    {
        var model = Read(Gene + Transcript + Exons + row, out var problems);
        var (first, count) = Assert.Single(problems.ByCode);
        Assert.Equal((code, 1), (first.Code, count));
        Assert.InRange(first.Location.Line ?? 0, 1, 8);
        Assert.NotEmpty(model.TranscriptsOf(model.Find("1")).ToArray());
        Assert.Equal(code, Assert.Throws<ProblemException>(() => Read(Gene + Transcript + Exons + row, out _, strict: true)).Problem.Code);
    }

    [Fact]
    public void A_file_without_transcripts_is_refused() => Assert.Equal("GFF008", Assert.Throws<ProblemException>(() => Read("##gff-version 3\n" + Gene)).Problem.Code);

    [Fact]
    public void A_stretch_that_reads_a_base_again_is_a_slip_of_the_ribosome()
    {
        var model = Read(Gene + Transcript + Exons + "1\tx\tCDS\t151\t156\t.\t+\t0\tParent=transcript:T\n1\tx\tCDS\t156\t161\t.\t+\t0\tParent=transcript:T\n", out var problems);
        var transcript = Assert.Single(model.TranscriptsOf(model.Find("1")).ToArray());
        Assert.Empty(problems.ByCode);
        Assert.Equal([150, 155], transcript.CodingStarts);
        Assert.Equal(12, transcript.CodingLength);
        Assert.Equal([100, 300], transcript.ExonStarts);
    }

    [Fact]
    public void Strands_are_told_without_exons()
    {
        var strands = GffReader.ReadStrands(new MemoryStream(Encoding.UTF8.GetBytes(Gene + Transcript + "1\tx\tmRNA\t301\t400\t.\t-\t.\tID=transcript:R;Parent=gene:G\n")), "g.gff3", out _);
        Assert.Equal([true, false, false, false], ((int[])[100, 99, 300, 400]).Select(start => strands.IsForwardOnly("chr1", start, start + 1)));
        Assert.False(strands.IsForwardOnly("1", 250, 301));
        Assert.False(strands.IsForwardOnly("2", 150, 151));
    }

    internal static GeneModel Read(string text) => Read(text, out _);

    private static GeneModel Read(string text, out ProblemTally problems, bool strict = false) => GffReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "g.gff3", out problems, strict);
}
