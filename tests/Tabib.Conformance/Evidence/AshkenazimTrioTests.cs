using System.Text;
using Tabib.Core.Identity;
using Tabib.Evidence.Variants.Trios;
using Tabib.Ingest.Vcf;

namespace Tabib.Conformance.Evidence;

/// <summary>The Genome in a Bottle trio HG002 (son), HG003, HG004, in the excerpt of slivar (github.com/brentp/slivar), which carries consequences of bcftools csq: what is found follows from the genotypes as they stand.</summary>
public sealed class AshkenazimTrioTests
{
    private static readonly string[] OfConsequence = ["missense", "stop_gained", "stop_lost", "frameshift", "splice_acceptor", "splice_donor", "start_lost", "inframe_insertion", "inframe_deletion"];

    [Fact]
    public void Pairs_of_a_gene_come_from_both_parents_and_new_alleles_from_none()
    {
        using var reader = VariantFileReader.Open(SharedData.Find("genomics/trio/ashk-trio.vcf.gz"), new VariantFileOptions { Threads = 1 });
        var record = new VcfRecord(reader.Header);
        var trio = new TrioReader(0, 1, 2, Sex.Male, Genes);
        var sites = new List<TrioSite>();
        while (reader.Read(record))
        {
            if (record.Chrom.SequenceEqual("X"u8) || record.Chrom.SequenceEqual("Y"u8)) continue;
            sites.AddRange(trio.Read(record));
        }

        var options = new TrioOptions();
        var pairs = TrioAnalysis.CompoundHeterozygotes(sites, options);
        var expected = sites.Where(site => site.Child is { Copies: 1, Ploidy: 2 } && site.Father.Copies >= 0 && site.Mother.Copies >= 0)
            .SelectMany(site => site.Genes.Distinct().Select(gene => (gene, FromFather: site.Father.Copies > 0 && site.Mother.Copies == 0, FromMother: site.Mother.Copies > 0 && site.Father.Copies == 0)))
            .GroupBy(hit => hit.gene)
            .Sum(gene => gene.Count(hit => hit.FromFather) * gene.Count(hit => hit.FromMother));
        Assert.NotEqual(0, expected);
        Assert.Equal(expected, pairs.Count(pair => pair.FirstOrigin != AlleleOrigin.DeNovo && pair.SecondOrigin != AlleleOrigin.DeNovo));
        Assert.All(pairs, pair => Assert.Equal(pair.IsCertain, pair.FirstOrigin != AlleleOrigin.DeNovo && pair.SecondOrigin != AlleleOrigin.DeNovo));

        // Of the sites where neither parent has the allele the filters leave few: most are called on hardly any reads.
        var unseen = sites.Where(site => TrioAnalysis.OriginOf(site) == AlleleOrigin.DeNovo).ToArray();
        var believed = unseen.Where(site => TrioAnalysis.IsDeNovo(site, options)).ToArray();
        Assert.InRange(believed.Length, 0, unseen.Length / 2);
        Assert.All(believed, site => Assert.True(site is { Father.Copies: 0, Mother.Copies: 0, Child.Depth: >= 10, Father.Depth: >= 10, Mother.Depth: >= 10 }));
    }

    private static IReadOnlyList<string> Genes(VcfRecord record, int allele) =>
        !record.TryGetInfo("BCSQ"u8, out var bytes) ? [] : [.. Encoding.UTF8.GetString(bytes).Split(',').Select(entry => entry.Split('|')).Where(parts => parts.Length > 1 && parts[0].Split('&').Any(OfConsequence.Contains)).Select(parts => parts[1])];
}
