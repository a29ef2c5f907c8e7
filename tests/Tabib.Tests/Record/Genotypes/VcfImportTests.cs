using Tabib.Core.Outcomes;
using Tabib.Record.Genotypes;

namespace Tabib.Tests.Record.Genotypes;

public sealed class VcfImportTests
{
    private const string Head = "##fileformat=VCFv4.2\n##contig=<ID=1>\n##INFO=<ID=AC,Number=A,Type=Integer,Description=\"x\">\n##FILTER=<ID=q,Description=\"x\">\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"Genotype\">\n##FORMAT=<ID=DS,Number=A,Type=Float,Description=\"x\">\n##FORMAT=<ID=GP,Number=G,Type=Float,Description=\"x\">\n##FORMAT=<ID=HDS,Number=2,Type=Float,Description=\"x\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\ta\tb\tc\td\n";

    [Fact]
    public void Lines_come_back_as_they_were()
    {
        string[] lines =
        [
            "1\t100\trs1\tA\tG\t12.5\tPASS\tAC=1\tGT\t0|0\t0|1\t1|0\t1|1",
            "1\t200\t.\tA\tG,T,C\t.\tq\tAC=1,2,1\tGT\t1|2\t3|0\t2|2\t0|3",
            "1\t300\trs3\tAC\tA\t.\t.\t.\tGT\t0/1\t./.\t0/0\t1/1",
            "1\t400\trs4\tA\tG,T\t.\t.\t.\tGT\t1/2\t0/2\t2/2\t./.",
            "1\t500\trs5\tA\t.\t.\t.\t.\tGT\t0|0\t0|0\t0|0\t0|0",
        ];
        using var sets = new TemporarySets();
        Assert.Empty(sets.Import(Head + string.Join('\n', lines) + "\n").Problems.ByCode);
        Assert.Equal(lines, sets.Export());
    }

    [Theory]
    [InlineData(HalfCall.Missing, "./.", "./.", "./.")]
    [InlineData(HalfCall.Haploid, "0/0", "1/1", "1/1")]
    [InlineData(HalfCall.Reference, "0/0", "0/1", "0/1")]
    public void Half_of_a_genotype_becomes_what_is_said(HalfCall mode, string first, string second, string third)
    {
        using var sets = new TemporarySets();
        sets.Import(Head + "1\t100\t.\tA\tG\t.\t.\t.\tGT\t0/.\t./1\t1/.\t0/0\n", new GenotypeImportOptions { HalfCall = mode });
        Assert.Equal([$"1\t100\t.\tA\tG\t.\t.\t.\tGT\t{first}\t{second}\t{third}\t0/0"], sets.Export());
    }

    [Fact]
    public void Half_of_a_genotype_stops_the_import_where_nothing_is_said()
    {
        using var sets = new TemporarySets();
        var problem = Assert.Throws<ProblemException>(() => sets.Import(Head + "1\t100\t.\tA\tG\t.\t.\t.\tGT\t0/0\t./1\t0/0\t0/0\n")).Problem;
        Assert.Equal(("GEN014", 10L, "b"), (problem.Code, problem.Location.Line, problem.Location.Path));
        Assert.Equal(["in.vcf"], sets.Files);
    }

    [Fact]
    public void What_is_no_genotype_is_missing_and_told()
    {
        using var sets = new TemporarySets();
        var result = sets.Import(Head + "1\t100\t.\tA\tG\t.\t.\t.\tGT\t0/2\t0/0/1\t1\t0/1\n");
        Assert.Equal(["VCF041", "GEN013", "GEN021"], result.Problems.ByCode.Select(pair => pair.First.Code));
        Assert.Equal(["1\t100\t.\tA\tG\t.\t.\t.\tGT\t./.\t./.\t1/1\t0/1"], sets.Export());
    }

    [Fact]
    public void A_file_without_samples_is_none_to_import()
    {
        using var sets = new TemporarySets();
        Assert.Equal("GEN012", Assert.Throws<ProblemException>(() => sets.Import("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n1\t1\t.\tA\tG\t.\t.\t.\n")).Problem.Code);
    }

    [Theory]
    [InlineData(VcfDosageField.DS, "GT:DS\t0|1:0.85\t0/0:0.05\t1/1\t./.:1.7", "GT:DS\t./.:0.85\t0/0:0.05\t1/1:2\t./.:1.7")]
    [InlineData(VcfDosageField.GP, "GT:GP\t0/1:0.1,0.9,0\t0/0:1,0,0\t1/1:0,0,1\t./.:0,0.5,0.5", "GT:DS\t0/1:0.9\t0/0:0\t1/1:2\t./.:1.5")]
    [InlineData(VcfDosageField.HDS, "GT:HDS\t0|1:0.05,0.98\t1|0:1,0\t1/1:1,1\t./.:0.3,0.3", "GT:DS\t0|1:1.03\t1|0:1\t1|1:2\t./.:0.6")]
    public void Dosages_are_taken_from_the_field_that_is_named(VcfDosageField field, string samples, string expected)
    {
        using var sets = new TemporarySets();
        sets.Import(Head + $"1\t100\t.\tA\tG\t.\t.\t.\t{samples}\n", new GenotypeImportOptions { Dosage = field });
        var (wanted, written) = (expected.Split('\t', ':'), Assert.Single(sets.Export(VcfDosageField.DS)).Split('\t', ':')[8..]);
        Assert.Equal(wanted.Length, written.Length);
        for (var i = 0; i < wanted.Length; i++)
        {
            // A dosage is kept in steps of 1/16,384 of a copy.
            if (i < 2 || i % 2 == 0) Assert.Equal(wanted[i], written[i]);
            else Assert.Equal(Number(wanted[i]), Number(written[i]), 0.5 / 16384);
        }
    }

    [Fact]
    public void A_dosage_outside_two_copies_is_refused()
    {
        using var sets = new TemporarySets();
        var problem = Assert.Throws<ProblemException>(() => sets.Import(Head + "1\t100\t.\tA\tG\t.\t.\t.\tGT:DS\t0/0:0\t0/0:2.5\t0/0:0\t0/0:0\n", new GenotypeImportOptions { Dosage = VcfDosageField.DS })).Problem;
        Assert.Equal(("GEN016", "b"), (problem.Code, problem.Location.Path));
    }

    [Fact]
    public void Dosages_of_several_alleles_are_left_out_and_told()
    {
        using var sets = new TemporarySets();
        var result = sets.Import(Head + "1\t100\t.\tA\tG,T\t.\t.\t.\tGT:DS\t0/1:1,0\t0/2:0,1\t0/0:0,0\t0/0:0,0\n", new GenotypeImportOptions { Dosage = VcfDosageField.DS });
        Assert.Equal("GEN015", Assert.Single(result.Problems.ByCode).First.Code);
        Assert.Equal(["1\t100\t.\tA\tG,T\t.\t.\t.\tGT\t0/1\t0/2\t0/0\t0/0"], sets.Export(VcfDosageField.DS));
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
