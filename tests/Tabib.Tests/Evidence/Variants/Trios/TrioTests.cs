using Tabib.Core.Identity;
using Tabib.Evidence.Variants.Trios;
using Tabib.Ingest.Vcf;

namespace Tabib.Tests.Evidence.Variants.Trios;

public sealed class TrioTests
{
    private const string Header = "##fileformat=VCFv4.3\n##contig=<ID=1>\n##contig=<ID=X>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tchild\tfather\tmother\n";

    [Theory]
    [InlineData("0/1", "0/1", "0/0", AlleleOrigin.Father)]
    [InlineData("0/1", "0/0", "1/1", AlleleOrigin.Mother)]
    [InlineData("0/1", "0/1", "0/1", AlleleOrigin.Unknown)]
    [InlineData("0/1", "0/0", "0/0", AlleleOrigin.DeNovo)]
    [InlineData("0/1", "./.", "0/0", AlleleOrigin.Unknown)]
    [InlineData("0/1", "0/0", "./0", AlleleOrigin.Unknown)]
    public void An_allele_comes_from_the_parent_that_alone_has_it(string child, string father, string mother, AlleleOrigin origin) =>
        Assert.Equal(origin, TrioAnalysis.OriginOf(Sites($"1\t5\t.\tA\tC\t.\t.\t.\tGT\t{child}\t{father}\t{mother}\n").Single()));

    [Theory]
    [InlineData("0/1:15,14:29:99", "0/0:30,0:30:80", "0/0:28,0:28:70", true)]
    [InlineData("0/1:28,2:30:99", "0/0:30,0:30:80", "0/0:28,0:28:70", false)] // 7 % of the child's reads
    [InlineData("0/1:15,14:29:99", "0/0:27,3:30:80", "0/0:28,0:28:70", false)] // the father's reads show it
    [InlineData("0/1:15,14:29:99", "0/0:4,0:4:12", "0/0:28,0:28:70", false)] // too few reads to say so
    [InlineData("0/1:15,14:29:99", "0/1:20,10:30:80", "0/0:28,0:28:70", false)]
    [InlineData("0/1", "0/0", "0/0", true)] // nothing is told of reads
    public void A_new_allele_is_believed_where_the_reads_bear_it_out(string child, string father, string mother, bool isDeNovo) =>
        Assert.Equal(isDeNovo, TrioAnalysis.IsDeNovo(Sites($"1\t5\t.\tA\tC\t.\t.\t.\tGT:AD:DP:GQ\t{child}\t{father}\t{mother}\n").Single(), new TrioOptions()));

    [Fact]
    public void The_X_of_a_boy_comes_from_his_mother()
    {
        Assert.Equal(AlleleOrigin.DeNovo, TrioAnalysis.OriginOf(Sites("X\t5\t.\tA\tC\t.\t.\t.\tGT\t1\t1\t0/0\n").Single()));
        Assert.Equal(AlleleOrigin.Mother, TrioAnalysis.OriginOf(Sites("X\t5\t.\tA\tC\t.\t.\t.\tGT\t1/1\t./.\t0/1\n").Single()));
    }

    [Fact]
    public void A_gene_is_hit_on_both_copies_by_one_allele_from_each_parent()
    {
        var pairs = Pairs("1\t5\t.\tA\tC\t.\t.\t.\tGT\t0/1\t0/1\t0/0\n1\t9\t.\tA\tC\t.\t.\t.\tGT\t0/1\t0/0\t0/1\n1\t12\t.\tA\tC\t.\t.\t.\tGT\t0/1\t0/1\t0/0\n1\t15\t.\tA\tC\t.\t.\t.\tGT\t0/1\t0/1\t0/1\n1\t18\t.\tA\tC\t.\t.\t.\tGT\t1/1\t0/1\t0/1\n");
        Assert.Equal([(5, 9, true), (9, 12, true)], pairs);
    }

    [Fact]
    public void A_new_allele_counts_for_certain_only_where_phase_parts_it_from_the_inherited_one()
    {
        const string Inherited = "1\t5\t.\tA\tC\t.\t.\t.\tGT:PS\t0|1:1\t0/1\t0/0\n";
        Assert.Equal([(5, 9, true)], Pairs(Inherited + "1\t9\t.\tA\tC\t.\t.\t.\tGT:PS\t1|0:1\t0/0\t0/0\n"));
        Assert.Empty(Pairs(Inherited + "1\t9\t.\tA\tC\t.\t.\t.\tGT:PS\t0|1:1\t0/0\t0/0\n"));
        Assert.Equal([(5, 9, false)], Pairs(Inherited + "1\t9\t.\tA\tC\t.\t.\t.\tGT:PS\t0|1:9\t0/0\t0/0\n"));
        Assert.Equal([(5, 9, false)], Pairs(Inherited + "1\t9\t.\tA\tC\t.\t.\t.\tGT\t0/1\t0/0\t0/0\n"));
    }

    [Fact]
    public void Each_alternate_allele_is_looked_at_for_itself()
    {
        var sites = Sites("1\t5\t.\tA\tC,G\t.\t.\t.\tGT:AD\t1/2:0,12,11\t0/1:9,9,0\t0/2:10,0,9\n").ToArray();
        Assert.Equal([("C", AlleleOrigin.Father, 12), ("G", AlleleOrigin.Mother, 11)], sites.Select(site => (site.Alternate, TrioAnalysis.OriginOf(site), site.Child.AlleleDepth)));
        Assert.Single(TrioAnalysis.CompoundHeterozygotes(sites, new TrioOptions()));
    }

    private static (int, int, bool)[] Pairs(string records) =>
        [.. TrioAnalysis.CompoundHeterozygotes(Sites(records), new TrioOptions()).Select(pair => (pair.First.Position, pair.Second.Position, pair.IsCertain))];

    private static List<TrioSite> Sites(string records)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Header + records);
            using var reader = VariantFileReader.Open(path, new VariantFileOptions { Threads = 1 });
            var record = new VcfRecord(reader.Header);
            var trio = new TrioReader(0, 1, 2, Sex.Male, (_, _) => ["GENE"]);
            var sites = new List<TrioSite>();
            while (reader.Read(record)) sites.AddRange(trio.Read(record));
            return sites;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
