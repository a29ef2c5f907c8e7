using System.Runtime.Intrinsics;
using System.Text;
using CsCheck;
using Tabib.Core.Kernels;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Ingest.Vcf;

public sealed class VcfGenotypesTests
{
    private static readonly string[] Plain = ["0/0", "0/1", "1/0", "1/1", "./.", "0|0", "0|1", "1|0", "1|1", ".|."];
    private static readonly string[] Others = ["0", "1", ".", "0/.", "./1", "0/2", "2|2", "0/0/1", "1|1|1|1", "0/1:7", "10/3"];

    private static SimdLevel[] Levels => [.. Enum.GetValues<SimdLevel>().Where(level => level == SimdLevel.Scalar || (level == SimdLevel.Vector256 ? Vector256.IsHardwareAccelerated : Vector512.IsHardwareAccelerated))];

    [Fact]
    public void All_paths_pack_the_same_codes_and_they_are_those_of_the_alleles() => Gen.OneOf(Plain).Array[1, 1100].Sample(
        cells =>
        {
            var text = Encoding.ASCII.GetBytes(string.Join('\t', cells));
            foreach (var level in Levels)
            {
                var (packed, phased, swapped) = (new ulong[(cells.Length + 31) / 32], new ulong[(cells.Length + 63) / 64], new ulong[(cells.Length + 63) / 64]);
                Array.Fill(phased, ulong.MaxValue);
                Assert.True(GenotypeCells.TryPack(text, cells.Length, packed, phased, swapped, level));
                for (var i = 0; i < cells.Length; i++)
                {
                    var code = cells[i][0] == '.' ? 3 : cells[i].Count(letter => letter == '1');
                    Assert.Equal((code, cells[i][1] == '|'), ((int)(packed[i / 32] >> (2 * (i % 32))) & 3, ((phased[i / 64] >> (i % 64)) & 1) != 0));
                    Assert.Equal(cells[i] is "1/0" or "1|0", ((swapped[i / 64] >> (i % 64)) & 1) != 0);
                }

                Assert.Equal(0UL, cells.Length % 32 == 0 ? 0 : packed[^1] >> (2 * (cells.Length % 32)));
            }
        },
        iter: 200);

    [Fact]
    public void Any_deviation_is_seen_by_all_paths() => Gen.Select(Gen.OneOf(Plain).Array[1, 200], Gen.Int[0, 1 << 20], Gen.Byte).Sample((cells, place, value) =>
    {
        var text = Encoding.ASCII.GetBytes(string.Join('\t', cells));
        text[place % text.Length] = value;
        var isPlain = Encoding.Latin1.GetString(text).Split('\t') is var parts && parts.Length == cells.Length && parts.All(Plain.Contains);
        foreach (var level in Levels) Assert.Equal(isPlain, GenotypeCells.TryPack(text, cells.Length, new ulong[8], new ulong[4], new ulong[4], level));
    });

    [Fact]
    public void Genotypes_of_text_and_of_BCF_are_what_the_text_says() => Gen.OneOf([.. Plain, .. Others]).Array[1, 60].Sample(cells =>
    {
        var alternates = string.Join(',', Enumerable.Range(0, 10).Select(i => new string('A', i + 2)));
        var header = "##fileformat=VCFv4.3\n##contig=<ID=1>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"g\">\n##FORMAT=<ID=DP,Number=1,Type=Integer,Description=\"g\">\n" + VcfReading.Columns + "\tFORMAT\t" + string.Join('\t', Enumerable.Range(0, cells.Length).Select(i => $"S{i}")) + "\n";
        var text = $"1\t5\t.\tA\t{alternates}\t.\t.\t.\tGT:DP\t{string.Join('\t', cells)}\n";
        Check(cells, VcfReading.First(header + text));
        using var reader = VcfReading.Open(BcfFuzz.Encode(header, text));
        var record = new VcfRecord(reader.Header);
        Assert.True(reader.Read(record));
        Check(cells, record);
    });

    [Theory]
    [InlineData("0/2", "C", "VCF041")]
    [InlineData("0/1", ".", "VCF041")]
    [InlineData("a/b", "C", "VCF041")]
    [InlineData("0//1", "C", "VCF041")]
    [InlineData("0/1\t0/1", "C", "VCF040")]
    public void A_genotype_that_cannot_be_is_missing_and_named(string genotype, string alternates, string code)
    {
        var record = VcfReading.First($"##fileformat=VCFv4.2\n{VcfReading.Columns}\tFORMAT\tS\n1\t1\t.\tA\t{alternates}\t.\t.\t.\tGT\t{genotype}\n");
        var genotypes = new VcfGenotypes(1);
        record.ReadGenotypes(genotypes);
        Assert.Equal((code, 3UL), (genotypes.Problem!.Code, genotypes.Packed[0]));
    }

    [Fact]
    public void A_record_without_GT_has_no_genotypes()
    {
        var genotypes = new VcfGenotypes(1);
        VcfReading.First($"##fileformat=VCFv4.2\n{VcfReading.Columns}\tFORMAT\tS\n1\t1\t.\tA\tC\t.\t.\t.\tDP:GTX\t1:0/1\n").ReadGenotypes(genotypes);
        Assert.Equal(VcfGenotypeForm.None, genotypes.Form);
    }

    private static void Check(string[] cells, VcfRecord record)
    {
        var genotypes = new VcfGenotypes(cells.Length);
        record.ReadGenotypes(genotypes);
        Assert.Null(genotypes.Problem);
        for (var i = 0; i < cells.Length; i++)
        {
            var alleles = cells[i].Split(':')[0].Split('/', '|').Select(text => text == "." ? -1 : int.Parse(text)).ToArray();
            var expected = alleles.Length switch
            {
                1 => alleles[0] < 0 ? 3 : alleles[0] == 0 ? 0 : 2,
                2 => alleles.Min() < 0 ? 3 : alleles.Count(allele => allele > 0),
                _ => 3,
            };
            Assert.Equal(expected, (int)(genotypes.Packed[i / 32] >> (2 * (i % 32))) & 3);
            Assert.Equal(alleles.Length > 1 && !cells[i].Contains('/'), ((genotypes.Phased[i / 64] >> (i % 64)) & 1) != 0);
            if (genotypes.Form == VcfGenotypeForm.Biallelic) continue;
            Assert.Equal((alleles[0], alleles.Length == 1 ? VcfGenotypes.Absent : alleles[1], alleles.Length), (genotypes.First[i], genotypes.Second[i], genotypes.Ploidy[i]));
        }
    }
}
