using System.Text;
using Tabib.App.Capabilities;
using Tabib.App.Polygenic;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App.Polygenic;

public sealed class PolygenicCommandTests : IDisposable
{
    private const string VcfHeader = "##fileformat=VCFv4.2\n##contig=<ID=1,length=248956422>\n##FORMAT=<ID=GT,Number=1,Type=String,Description=\"g\">\n##FORMAT=<ID=GQ,Number=1,Type=Integer,Description=\"q\">\n##INFO=<ID=END,Number=1,Type=Integer,Description=\"e\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tp\n";
    private const string Weights = "#pgs_id=PGSX\n#genome_build=GRCh38\nchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n1\t4\tA\tC\t1\n1\t6\tC\tG\t10\n1\t8\tT\tG\t100\n1\t12\tA\tT\t1000\n1\t14\tG\tA\t10000\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-polygenic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_gVCF_gives_homozygous_reference_where_it_was_called_well()
    {
        // Reference: positions 1 to 15 are ACGTCCGTTGAACGG.
        Write("g.fa", ">1\nACGACCGTTGATCAG\n");
        Write("p.g.vcf", VcfHeader
            + "1\t1\t.\tA\t<NON_REF>\t.\t.\tEND=7\tGT:GQ\t0/0:50\n"
            + "1\t8\t.\tT\tG,<NON_REF>\t.\t.\t.\tGT:GQ\t0/1:99\n"
            + "1\t9\t.\tT\t<NON_REF>\t.\t.\tEND=13\tGT:GQ\t0/0:19\n"
            + "1\t14\t.\tA\t<NON_REF>\t.\t.\t.\tGT:GQ\t0/0:20\n");
        var rows = Score("p.g.vcf", o => o with { Reference = Path("g.fa"), MinOverlap = 0.5, KeepAmbiguous = true });
        Assert.Equal("p PGSX 4 5 8 5 122 15.25", Assert.Single(rows).Replace('\t', ' '));
        var log = Match("p.g.vcf", o => o with { Reference = Path("g.fa"), MinOverlap = 0, KeepAmbiguous = true });
        Assert.Equal(["hom_ref REF", "hom_ref REF", "matched REF", "absent .", "hom_ref ALT"], log);
    }

    [Fact]
    public void Without_the_reference_genome_only_the_first_base_of_a_stretch_is_known()
    {
        Write("p.g.vcf", VcfHeader + "1\t4\t.\tA\t<NON_REF>\t.\t.\tEND=7\tGT:GQ\t0/0:50\n1\t8\t.\tT\tG\t.\t.\t.\tGT:GQ\t0/1:99\n");
        Assert.Equal(["hom_ref REF", "reference_unknown .", "matched REF", "absent .", "absent ."], Match("p.g.vcf", o => o with { MinOverlap = 0 }));
    }

    [Fact]
    public void Called_regions_give_homozygous_reference_but_not_beneath_a_deletion()
    {
        Write("g.fa", ">chr1\nACGACCGTTGATCAG\n");
        Write("p.vcf", VcfHeader + "1\t5\t.\tCC\tC\t.\t.\t.\tGT\t0/1\n1\t8\t.\tT\tG\t.\t.\t.\tGT\t1/1\n");
        Write("called.bed", "chr1\t0\t13\n");
        Assert.Equal(["hom_ref REF", "absent .", "matched REF", "ambiguous .", "absent ."], Match("p.vcf", o => o with { Reference = Path("g.fa"), CalledRegions = Path("called.bed"), MinOverlap = 0 }));
    }

    [Fact]
    public void Weights_of_another_build_than_the_header_tells_are_refused()
    {
        Write("p.vcf", VcfHeader + "1\t8\t.\tT\tG\t.\t.\t.\tGT\t1/1\n");
        Write("w37.txt", Weights.Replace("GRCh38", "GRCh37", StringComparison.Ordinal));
        Assert.Equal("PGS010", Assert.Throws<ProblemException>(() => Score("p.vcf", o => o with { Weights = [Path("w37.txt")], MinOverlap = 0 })).Problem.Code);
        Assert.False(File.Exists(Path("out.tsv")));
    }

    [Fact]
    public void One_useless_file_of_several_does_not_stop_the_others()
    {
        Write("p.vcf", VcfHeader + "1\t8\t.\tT\tG\t.\t.\t.\tGT\t1/1\n");
        Write("empty.txt", "");
        Write("one.txt", "chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n1\t8\tG\tT\t3\n");
        var capability = new PolygenicScoreCapability();
        var report = capability.Run(new PolygenicScoreOptions { Prefix = Path("p.vcf"), Weights = [Path("empty.txt"), Path("one.txt")], Out = Path("out.tsv") }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        Assert.Equal((1, 1, 1), (report.Scores, report.Refused, capability.ExitCode((object)report)));
        Assert.Equal("p one 1 1 2 2 6 3", File.ReadLines(Path("out.tsv")).Last().Replace('\t', ' '));
        Assert.True(File.Exists(Path("out.tsv.run.json")));
    }

    [Fact]
    public void Few_samples_whose_frequencies_fill_gaps_are_told()
    {
        Write("p.vcf", VcfHeader.Replace("FORMAT\tp", "FORMAT\tp\tq", StringComparison.Ordinal) + "1\t8\t.\tT\tG\t.\t.\t.\tGT\t1/1\t./.\n1\t14\t.\tG\tA\t.\t.\t.\tGT\t./.\t./.\n");
        Write("one.txt", "chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n1\t8\tG\tT\t3\n1\t14\tG\tA\t3\n");
        var report = new PolygenicScoreCapability().Run(new PolygenicScoreOptions { Prefix = Path("p.vcf"), Weights = [Path("one.txt")], Out = Path("out.tsv") }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        Assert.Equal(["PGS021", "PGS022"], report.Problems.Select(problem => problem.Code));
        Write("panel.afreq", "#CHROM\tID\tREF\tALT\tALT_FREQS\tOBS_CT\n1\tx\tT\tG\t0.25\t100\n");
        Assert.Equal("PGS033", Assert.Throws<ProblemException>(() => Score("p.vcf", o => o with { Frequencies = Path("panel.afreq"), Weights = [Path("one.txt")] })).Problem.Code);
        Write("panel.tsv", "CHROM\tPOS\tID\tREF\tALT\tALT_FREQ\n1\t8\t.\tG\tT\t0.75\n1\t14\t.\tG\tA\t0.5\n");
        var rows = Score("p.vcf", o => o with { Frequencies = Path("panel.tsv"), Weights = [Path("one.txt")] });
        Assert.EndsWith("\t4.5\t1.125", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_share_or_word_is_misuse()
    {
        Write("p.vcf", VcfHeader + "1\t8\t.\tT\tG\t.\t.\t.\tGT\t1/1\n");
        Assert.Equal(ProblemKind.Usage, Assert.Throws<ProblemException>(() => Score("p.vcf", o => o with { MinOverlap = 2 })).Kind);
        Assert.Equal(ProblemKind.Usage, Assert.Throws<ProblemException>(() => Score("p.vcf", o => o with { Missing = "drop" })).Kind);
        Assert.Equal("INP001", Assert.Throws<ProblemException>(() => Score("p.vcf", o => o with { Weights = ["gone.txt"] })).Problem.Code);
    }

    private string[] Score(string vcf, Func<PolygenicScoreOptions, PolygenicScoreOptions> change)
    {
        Write("w.txt", Weights);
        new PolygenicScoreCapability().Run(change(new PolygenicScoreOptions { Prefix = Path(vcf), Weights = [Path("w.txt")], Out = Path("out.tsv"), Threads = 2 }), new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        return [.. File.ReadLines(Path("out.tsv")).Skip(1)];
    }

    private string[] Match(string vcf, Func<PolygenicMatchOptions, PolygenicMatchOptions> change)
    {
        Write("w.txt", Weights);
        new PolygenicMatchCapability().Run(change(new PolygenicMatchOptions { Prefix = Path(vcf), Weights = [Path("w.txt")], Out = Path("log.tsv") }), new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        return [.. File.ReadLines(Path("log.tsv")).Skip(1).Select(line => line.Split('\t')).Select(fields => $"{fields[8]} {fields[13]}")];
    }

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private void Write(string name, string text) => File.WriteAllBytes(Path(name), Encoding.UTF8.GetBytes(text));
}
