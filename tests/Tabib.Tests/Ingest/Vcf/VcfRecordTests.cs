using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Ingest.Vcf;

public sealed class VcfRecordTests
{
    private const string Header = "##fileformat=VCFv4.2\n##INFO=<ID=DP,Number=1,Type=Integer,Description=\"d\">\n" + VcfReading.Columns + "\tFORMAT\tA\tB\n";

    [Fact]
    public void A_record_is_its_columns_and_what_nobody_edits_is_written_as_it_came()
    {
        const string Line = "chr1\t7\trs1;rs2\tAC\tA,<DEL>\t3.50\tq10;s50\tXDP=1;DP=5,6;DB;END=90\tGT:DP\t0/1:3\t.\n";
        var record = VcfReading.First(Header + Line);
        Assert.Equal(["chr1", "rs1;rs2", "AC", "A,<DEL>", "3.50", "q10;s50", "GT:DP"], [Text(record.Chrom), Text(record.Id), Text(record.Ref), Text(record.Alt), Text(record.Qual), Text(record.Filter), Text(record.Format)]);
        Assert.Equal((7, 6, 90, 3.5, 3, false), (record.Position, record.Start, record.End, record.Quality!.Value, record.AlleleCount, record.IsPass));
        Assert.Equal(["AC", "A", "<DEL>"], [Text(record.Allele(0)), Text(record.Allele(1)), Text(record.Allele(2))]);
        Assert.True(record.HasFilter("s50"u8) && !record.HasFilter("s5"u8) && !record.HasFilter("PASS"u8));
        Assert.True(record.TryGetInfo("DP"u8, out var depth) && Text(depth) == "5,6");
        Assert.True(record.TryGetInfo("DB"u8, out var flag) && flag.IsEmpty);
        Assert.False(record.TryGetInfo("P"u8, out _) || record.TryGetInfo("5"u8, out _) || record.TryGetInfo(""u8, out _));
        Assert.Equal((2, "3", "", 1, -1), (record.SampleCount, Text(record.SampleValue(0, 1)), Text(record.SampleValue(1, 1)), record.FormatIndexOf("DP"u8), record.FormatIndexOf("D"u8)));
        Assert.Equal(Line, Write(record));
    }

    [Theory]
    [InlineData(".", "DP=7")]
    [InlineData("DP=1", "DP=7")]
    [InlineData("XDP=2;DP=1;A", "XDP=2;DP=7;A")]
    [InlineData("A;DP", "A;DP=7")]
    [InlineData("A=DP=3;B", "A=DP=3;B;DP=7")]
    public void An_info_field_is_set_in_its_place_or_behind_the_others(string before, string after)
    {
        var record = Record(before);
        record.SetInfo("DP"u8, "7"u8);
        Assert.Equal(after, Text(record.Info));
    }

    [Theory]
    [InlineData("DP=1", ".")]
    [InlineData("DP=1;B", "B")]
    [InlineData("A;DP=1;B", "A;B")]
    [InlineData("A;DP", "A")]
    [InlineData("XDP=1", "XDP=1")]
    public void An_info_field_is_taken_away(string before, string after)
    {
        var record = Record(before);
        record.RemoveInfo("DP"u8);
        Assert.Equal(after, Text(record.Info));
    }

    [Fact]
    public void Edits_stand_in_the_line_that_is_written_and_are_gone_with_the_next_record()
    {
        using var reader = VcfReading.Open(Header + "1\t7\t.\tAC\tA\t.\t.\t.\tGT\t0/1\t.\n2\t8\t.\tT\tC\t.\t.\t.\tGT\t0/0\t1/1\n");
        var record = new VcfRecord(reader.Header);
        Assert.True(reader.Read(record));
        record.SetPosition(6);
        record.SetAlleles("GAC"u8, "G"u8);
        record.SetInfoFlag("DB"u8);
        record.SetSamples("GT:DP"u8, "1/0:3\t./."u8);
        Assert.Equal("1\t6\t.\tGAC\tG\t.\t.\tDB\tGT:DP\t1/0:3\t./.\n", Write(record));
        Assert.Equal((2, "./."), (record.SampleCount, Text(record.Sample(1))));
        record.RemoveSamples();
        Assert.Equal("1\t6\t.\tGAC\tG\t.\t.\tDB\n", Write(record));
        Assert.True(reader.Read(record));
        Assert.Equal("2\t8\t.\tT\tC\t.\t.\t.\tGT\t0/0\t1/1\n", Write(record));
    }

    [Fact]
    public void A_line_that_is_no_record_is_refused_with_its_place_and_the_others_go_on()
    {
        var (lines, codes) = VcfReading.Read(Header + "1\t7\t.\tA\tC\t.\t.\n\n1\t8\t.\tA\tC\t.\t.\t.\r\n1\t99999999999\t.\tA\tC\t.\t.\t.\n1\tx\t.\tA\tC\t.\t.\t.\n1\t0\t.\tA\tC\t.\t.\t.");
        Assert.Equal("1\t8\t.\tA\tC\t.\t.\t.\n1\t0\t.\tA\tC\t.\t.\t.\n", lines);
        Assert.Equal(["VCF030 4", "VCF031 7 POS", "VCF031 8 POS"], codes);
    }

    [Fact]
    public void Lines_longer_than_a_block_are_read_and_lines_beyond_the_limit_refused()
    {
        var lines = string.Concat(Enumerable.Range(1, 5).Select(i => $"1\t{i}\t.\t{new string('A', i * 700_000)}\tC\t.\t.\t.\n"));
        Assert.Equal(lines, VcfReading.Read(Header + lines).Lines);
        using var reader = VcfReading.Open(Header + lines, new VariantFileOptions { LongestRecord = 2_000_000 });
        var record = new VcfRecord(reader.Header);
        Assert.Equal("VCF032", Assert.Throws<ProblemException>(() =>
        {
            while (reader.Read(record))
            {
            }
        }).Problem.Code);
    }

    [Fact]
    public void A_header_is_edited_line_by_line()
    {
        var header = VcfHeader.Parse(Header);
        var more = header.WithLine("##INFO=<ID=AF,Number=A,Type=Float,Description=\"a,b\">").WithLine("##INFO=<ID=DP,Number=.,Type=Float,Description=\"new\">").WithLine("##contig=<ID=1>").WithSamples(["Z"]);
        Assert.Equal(["##fileformat=VCFv4.2", "##INFO=<ID=DP,Number=.,Type=Float,Description=\"new\">", "##INFO=<ID=AF,Number=A,Type=Float,Description=\"a,b\">", "##contig=<ID=1>"], more.Lines);
        Assert.Equal((VcfNumberKind.AlternateAlleles, VcfValueType.Float, "a,b"), (more.FindInfo("AF"u8)!.Number.Kind, more.FindInfo("AF"u8)!.Type, more.FindInfo("AF"u8)!.Description));
        Assert.EndsWith("\tFORMAT\tZ\n", more.ToText(), StringComparison.Ordinal);
        Assert.Empty(more.Without("INFO", "AF").Without("INFO", "DP").Infos);
        Assert.Equal(Header, header.ToText());
    }

    internal static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    internal static string Write(VcfRecord record)
    {
        var buffer = new ByteBuffer();
        record.AppendTo(buffer);
        return Text(buffer.Written);
    }

    private static VcfRecord Record(string info) => VcfReading.First($"{Header}1\t1\t.\tA\tC\t.\t.\t{info}\n");
}
