using System.IO.Compression;
using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Tests.Ingest.PolygenicScores;

public sealed class WeightFileTests
{
    [Fact]
    public void A_catalog_file_tells_its_header_and_rows()
    {
        var (header, rows) = Read("###PGS CATALOG SCORING FILE\n#pgs_id=PGS000001\t\t\n#genome_build=NR\n#HmPOS_build=GRCh38\n#variants_number=2\nrsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\thm_chr\thm_pos\thm_inferOtherAllele\nrs1\t11\t69331418\tT\tC\t0.16\t11\t69516650\t\nrs2\t11\t\tA\t\t-1e-3\t11\t\tC/G\n");
        Assert.Equal(("PGS000001", null, "GRCh38", 2L, WeightFormat.PgsCatalog, true, true), (header.ScoreId, header.GenomeBuild, header.HarmonizedBuild, header.DeclaredVariants, header.Format, header.HasPositions, header.HasHarmonizedPositions));
        Assert.Equal(["7 None rs1 11:69331418 11:69516650 T C Additive 0.16", "8 None rs2 11:0 11:0 A C/G Additive -0.001"], rows);
    }

    [Theory]
    [InlineData("ID\tA1\tBETA\nrs1\tG\t-0.5\nrs2\tCTG\t1e2\n")]
    [InlineData("rs1\tG\t-0.5\nrs2\tCTG\t1e2")]
    [InlineData("## written by hand\n#ID A1 BETA\r\n rs1  G -0.5\r\n\r\nrs2 CTG   1e2\r\n")]
    public void A_table_needs_no_header_and_takes_tabs_or_blanks(string text)
    {
        var (header, rows) = Read(text);
        Assert.Equal(WeightFormat.Table, header.Format);
        Assert.Equal(["None rs1 :0 :0 G  Additive -0.5", "None rs2 :0 :0 CTG  Additive 100"], rows.Select(row => row[(row.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void A_matrix_has_a_column_a_score_and_may_have_empty_cells()
    {
        var (header, rows) = Read("ID\tA1\tS1\tS2\nrs1\tG\t1\t2\nrs2\tA\tNA\t\n");
        Assert.Equal(["S1", "S2"], header.WeightColumns);
        Assert.EndsWith("1,2", rows[0], StringComparison.Ordinal);
        Assert.EndsWith("NaN,NaN", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Dominant_recessive_and_dosage_weights()
    {
        const string header = "chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tis_dominant\tis_recessive\tdosage_0_weight\tdosage_1_weight\tdosage_2_weight\n";
        var (_, rows) = Read(header + "1\t1\tA\tC\t1\tTRUE\tFalse\t\t\t\n1\t2\tA\tC\t1\t\tTRUE\t\t\t\n1\t3\tA\tC\t\t\t\t0\t0.5\t2\n1\t4\tA\tC\t1\tTRUE\tTRUE\t\t\t\n1\t5\tA\tC\t1\tmaybe\t\t\t\t\n");
        Assert.Contains("Dominant", rows[0], StringComparison.Ordinal);
        Assert.Contains("Recessive", rows[1], StringComparison.Ordinal);
        Assert.EndsWith("ByDosage 0,0.5,2", rows[2], StringComparison.Ordinal);
        Assert.StartsWith("5 Model", rows[3], StringComparison.Ordinal);
        Assert.StartsWith("6 Model", rows[4], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1\t10\tN\tC\t1", "Allele")]
    [InlineData("1\t10\tA\tHLA-B*57\t1", "Allele")]
    [InlineData("1\t10\t\tC\t1", "Allele")]
    [InlineData("1\tten\tA\tC\t1", "Position")]
    [InlineData("1\t-4\tA\tC\t1", "Position")]
    [InlineData("1\t10\tA\tC\tNaN", "Weight")]
    [InlineData("1\t10\tA\tC\t", "Weight")]
    [InlineData("1\t10\tA\tC\tinf", "Weight")]
    [InlineData("1\t\tA\tC\t1", "Place")]
    public void A_row_that_cannot_be_used_says_why(string row, string fault)
    {
        var (_, rows) = Read("chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n" + row + "\n");
        Assert.StartsWith($"2 {fault} ", Assert.Single(rows), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "PGS001")]
    [InlineData("#pgs_id=PGS1\n", "PGS001")]
    [InlineData("rs1\tA\n", "PGS001")]
    [InlineData("a\0b\tc\td\n", "PGS001")]
    [InlineData("rsID\teffect_allele\teffect_weight\teffect_weight\nrs1\tA\t1\t2\n", "PGS003")]
    [InlineData("ID\tA1\tW\tW\nrs1\tA\t1\t2\n", "PGS003")]
    [InlineData("rsID\teffect_allele\tOR\nrs1\tA\t1\n", "PGS004")]
    [InlineData("rsID\tother_allele\teffect_weight\nrs1\tA\t1\n", "PGS004")]
    [InlineData("effect_allele\teffect_weight\nA\t1\n", "PGS004")]
    [InlineData("rsID\teffect_allele\teffect_weight\tis_haplotype\nrs1\tA\t1\tTRUE\n", "PGS005")]
    [InlineData("rsID\teffect_allele\teffect_weight\tis_interaction\nrs1\tA\t1\ttrue\n", "PGS005")]
    public void A_file_that_holds_no_usable_weights_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<ProblemException>(() => Read(text)).Problem.Code);

    [Fact]
    public void Compressed_files_are_read_and_cut_off_ones_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
                for (var i = 0; i < 5000; i++) gzip.Write(Encoding.ASCII.GetBytes($"rs{i}\tA\t0.{i * 7919 % 104729}\n"));
            var count = 0;
            using (var reader = new WeightFileReader(path))
            {
                var row = default(WeightRow);
                while (reader.Read(ref row)) count++;
            }

            Assert.Equal(5000, count);
            File.WriteAllBytes(path, File.ReadAllBytes(path)[..^2000]);
            Assert.Equal("INP003", Assert.Throws<ProblemException>(() =>
            {
                using var reader = new WeightFileReader(path);
                var row = default(WeightRow);
                while (reader.Read(ref row))
                {
                }
            }).Problem.Code);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (WeightFileHeader Header, List<string> Rows) Read(string text)
    {
        using var reader = new WeightFileReader(new MemoryStream(Encoding.UTF8.GetBytes(text)), "weights");
        var rows = new List<string>();
        var row = default(WeightRow);
        while (reader.Read(ref row))
        {
            var weights = string.Join(',', row.Weights.ToArray().Select(weight => weight.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
            rows.Add($"{row.Line} {row.Fault} {Text(row.Id)} {Text(row.Chromosome)}:{row.Position} {Text(row.HarmonizedChromosome)}:{row.HarmonizedPosition} {Text(row.EffectAllele)} {Text(row.OtherAllele)} {row.Model} {weights}");
        }

        return (reader.Header, rows);
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
