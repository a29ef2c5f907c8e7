using System.Text;
using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Ingest.Vcf;

public sealed class VariantRegionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-regions-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.vcf.gz", "a.vcf.gz.tbi", "1000000")]
    [InlineData("a.vcf.gz", "a.vcf.gz.csi", "600000000")]
    [InlineData("a.bcf", "a.bcf.csi", "1000000")]
    public void A_region_has_the_records_that_overlap_it_and_no_others(string name, string index, string length)
    {
        var path = Path.Combine(_folder, name);
        var scale = int.Parse(length) / 1_000_000;
        var records = Records(scale).ToArray();
        Write(path, records, length);
        Assert.True(File.Exists(Path.Combine(_folder, index)));
        Gen.Select(Gen.OneOf("1", "2", "chr2", "9"), Gen.Int[0, 1_050_000], Gen.OneOf(1, 100, 20_000, 3_000_000)).Array[1, 3].Sample(
            picks =>
            {
                var regions = picks.Select(pick => new GenomeRegion(pick.Item1, (long)pick.Item2 * scale, ((long)pick.Item2 + pick.Item3) * scale)).ToArray();
                var expected = records.Where(record => regions.Any(region => region.Chromosome.Replace("chr", "", StringComparison.Ordinal) == record.Chrom && record.Start < region.End && record.End > region.Start)).Select(record => $"{record.Chrom} {record.Start}");
                Assert.Equal(expected, Read(path, regions));
            },
            iter: 40);
    }

    [Fact]
    public void Without_an_index_a_region_is_refused()
    {
        var path = Path.Combine(_folder, "b.vcf.gz");
        Write(path, [("1", 5, 6)], "1000");
        File.Delete(path + ".tbi");
        Assert.Equal("TBX001", Code(() => Read(path, [new GenomeRegion("1", 0, 9)])));
        File.WriteAllText(path + ".tbi", "nonsense");
        Assert.Equal("TBX002", Code(() => Read(path, [new GenomeRegion("1", 0, 9)])));
        var plain = Path.Combine(_folder, "b.vcf");
        Write(plain, [("1", 5, 6)], "1000");
        Assert.Equal("TBX005", Code(() => Read(plain, [new GenomeRegion("1", 0, 9)])));
    }

    [Fact]
    public void An_unsorted_file_gets_no_index_and_with_a_false_one_no_answer()
    {
        var sorted = Path.Combine(_folder, "sorted.vcf.gz");
        var path = Path.Combine(_folder, "c.vcf.gz");
        Write(sorted, [("1", 5, 6), ("1", 9, 10)], "1000");
        Assert.Equal("TBX003", Write(path, [("1", 9, 10), ("1", 5, 6)], "1000")?.Code);
        Assert.False(File.Exists(path + ".tbi"));
        File.Copy(sorted + ".tbi", path + ".tbi");
        Assert.Equal("TBX006", Code(() => Read(path, [new GenomeRegion("1", 0, 900)])));
    }

    [Fact]
    public void A_file_appears_whole_or_not_at_all()
    {
        var path = Path.Combine(_folder, "d.vcf.gz");
        using (var writer = VariantFileWriter.Create(path, Header("1000"), new VariantWriterOptions())) writer.Write(VcfReading.First(Text("1000") + "1\t6\t.\tA\tC\t.\t.\t.\n"));
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static IEnumerable<(string Chrom, int Start, int End)> Records(int scale)
    {
        foreach (var chrom in (string[])["1", "2"])
        {
            var (position, draw) = (0, new Random(5));
            for (var i = 0; i < 3000; i++)
            {
                position += draw.Next(0, 660);
                yield return (chrom, position * scale, (position * scale) + (i % 50 == 0 ? 40_000 * scale : 1 + (i % 3)));
            }
        }
    }

    private static string Text(string length) => $"##fileformat=VCFv4.2\n##contig=<ID=1,length={length}>\n##contig=<ID=2,length={length}>\n##INFO=<ID=END,Number=1,Type=Integer,Description=\"e\">\n##INFO=<ID=PAD,Number=1,Type=String,Description=\"e\">\n{VcfReading.Columns}\n";

    private static VcfHeader Header(string length) => VcfHeader.Parse(Text(length));

    private static Problem? Write(string path, IEnumerable<(string Chrom, int Start, int End)> records, string length)
    {
        var text = new StringBuilder(Text(length));
        foreach (var (chrom, start, end) in records) text.Append($"{chrom}\t{start + 1}\t.\tA\t<X>\t.\t.\tEND={end};PAD={new string((char)('a' + (start % 26)), 80)}\n");
        using var reader = VcfReading.Open(text.ToString());
        using var writer = VariantFileWriter.Create(path, reader.Header, new VariantWriterOptions { Format = VariantFileWriter.FormatOf(path)!.Value, Threads = 2 });
        var record = new VcfRecord(reader.Header);
        while (reader.Read(record)) writer.Write(record);
        return writer.Complete();
    }

    private static List<string> Read(string path, GenomeRegion[] regions)
    {
        using var reader = VariantFileReader.Open(path, new VariantFileOptions { Regions = regions });
        var record = new VcfRecord(reader.Header);
        var found = new List<string>();
        while (reader.Read(record)) found.Add($"{VcfRecordTests.Text(record.Chrom)} {record.Start}");
        return found;
    }

    private static string Code(Action action) => Assert.Throws<ProblemException>(action).Problem.Code;
}
