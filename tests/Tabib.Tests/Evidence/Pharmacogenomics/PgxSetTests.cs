using System.Text.Json;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Record.Genotypes;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>A genotype set says what the VCF says that it was made from, and many samples are called as one alone.</summary>
public sealed class PgxSetTests : IDisposable
{
    private const int Count = 150;

    private static readonly PgxCaller Caller = new(PgxKnowledge.Load());
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pgxset-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData('|', false)]
    [InlineData('/', false)]
    [InlineData('|', true)]
    public void A_set_gives_the_calls_of_its_VCF(char separator, bool is37)
    {
        var path = Cohort(separator, is37, gene => gene.Chromosome != "X");
        var options = new PgxCallOptions { Build = is37 ? "GRCh37" : null };
        var fromFile = Caller.Call(path, options).Select(Text).ToList();
        var fromSet = Caller.Open(Import(path), options).Call().Select(Text).ToList();
        Assert.Equal(Count, fromSet.Count);
        Assert.Equal(fromFile, fromSet);
        Assert.Contains(fromFile, text => text.Contains("\"Diplotypes\":[{", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Samples_are_called_in_their_order_on_any_number_of_threads(int threads)
    {
        var path = Cohort('/', false, gene => gene.Gene is "CYP2C19" or "DPYD");
        var expected = Caller.Call(path, new PgxCallOptions { Threads = 1 }).Select(Text).ToList();
        var options = new PgxCallOptions { Threads = threads };
        foreach (var samples in (PgxSamples[])[Caller.Open(path, options), Caller.Open(Import(path), options)])
        {
            var found = new List<string>();
            samples.Call(null, block => block.Select(Text).ToList(), found.AddRange, CancellationToken.None);
            Assert.Equal(Count, samples.Count);
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public void A_male_has_one_allele_on_X()
    {
        var gene = Caller.Knowledge.Find("G6PD")!;
        var path = new PgxVcf(["male", "female", "unknown", "odd"]).Gene(gene, i => i == 0 ? "1/1 1/1 1/1 0/1" : "0/0 0/0 0/0 0/0").Save(_folder, "x.vcf");
        var prefix = Prefix(path);
        File.WriteAllText(prefix + ".psam", "#IID\tSEX\nmale\t1\nfemale\t2\nunknown\tNA\nodd\t1\n");
        var calls = Caller.Open(Open(prefix), new PgxCallOptions { Genes = ["G6PD"] }).Call().Select(sample => sample.Genes.Single()).ToList();
        Assert.All(calls[0].Diplotypes, pair => Assert.Single(pair.Alleles));
        Assert.All(calls[1].Diplotypes, pair => Assert.Equal(2, pair.Alleles.Count));
        Assert.Contains(calls[2].Warnings, warning => warning.Code == "PGX057");
        Assert.DoesNotContain(calls[1].Warnings, warning => warning.Code == "PGX057");
        Assert.Equal([gene.Positions[0].Name("X")], calls[3].MissingPositions);
    }

    [Fact]
    public void Alleles_in_another_order_are_told_by_their_bases()
    {
        // PLINK 1 keeps the rarer allele first: which is the reference is not known, but one of the two is that of the definition.
        var path = new PgxVcf(["s", "t"]).Row("chr6", 18130687, "T", "C", "GT", "0/1", "0/0").Row("chr6", 18143724, "C", "G", "GT", "0/0", "0/0").Save(_folder, "a.vcf");
        var prefix = Prefix(path);
        var bim = Path.Combine(_folder, "swapped");
        File.WriteAllText(bim + ".bim", "6\ta\t0\t18130687\tT\tC\n6\tb\t0\t18143724\tC\tG\n");
        File.WriteAllText(bim + ".fam", "s s 0 0 0 -9\nt t 0 0 0 -9\n");
        // Codes of BED: 2 heterozygous, 0 two of the first allele.
        File.WriteAllBytes(bim + ".bed", [0x6C, 0x1B, 0x01, 0b0010, 0b0000]);
        var options = new PgxCallOptions { Genes = ["TPMT"] };
        Assert.Equal(Caller.Open(Open(prefix), options).Call().Select(Text), Caller.Open(Open(bim), options).Call().Select(Text));
    }

    [Fact]
    public void A_set_of_the_other_build_is_read_as_such()
    {
        var gene = Caller.Knowledge.Find("CYP2C19")!;
        var store = Import(new PgxVcf(["s"]).Gene(gene, _ => "0/0", is37: true).Save(_folder, "a.vcf"));
        var calls = Caller.Open(store, new PgxCallOptions()).Call().Single();
        Assert.Equal("GRCh37", calls.Build);
        Assert.Equal("*1/*1", calls.Genes.Single(call => call.Gene == "CYP2C19").Diplotypes.Single().Name);
    }

    /// <summary>People with two alleles of every gene, some positions missing.</summary>
    private string Cohort(char separator, bool is37, Func<GeneFacts, bool> include)
    {
        var random = new Random(3);
        var vcf = new PgxVcf([.. Enumerable.Range(0, Count).Select(i => $"s{i}")]);
        foreach (var gene in Caller.Knowledge.Genes.Where(gene => gene.Alleles.Count > 0 && include(gene)).OrderBy(gene => Chromosome.Of(gene.Chromosome).Rank).ThenBy(gene => gene.Positions[0].Grch38))
        {
            var pairs = Enumerable.Range(0, Count).Select(_ => (random.Next(gene.Alleles.Count), random.Next(gene.Alleles.Count))).ToArray();
            string Cell(int position, int allele)
            {
                var facts = gene.Positions[position];
                var reference = is37 ? facts.Reference37 : facts.Reference;
                List<string> alleles = [reference, .. facts.Alternates.Append(facts.Reference).Where(text => text != reference)];
                return $"{alleles.IndexOf(facts.Allele(GeneMatcherTests.Code(gene, allele, position)))}";
            }

            vcf.Gene(gene, i => string.Join(' ', pairs.Select(pair => random.Next(60) == 0 ? "./." : $"{Cell(i, pair.Item1)}{separator}{Cell(i, pair.Item2)}")), is37);
        }

        return vcf.Save(_folder, "cohort.vcf");
    }

    private string Prefix(string path)
    {
        var prefix = Path.Combine(_folder, Path.GetFileNameWithoutExtension(path));
        GenotypeImport.Run(path, prefix, new GenotypeImportOptions(), CancellationToken.None);
        return prefix;
    }

    private GenotypeStore Import(string path) => Open(Prefix(path));

    private static GenotypeStore Open(string prefix) => GenotypeStore.Open(prefix, GenotypeSelection.Everything, new AccessContext("test", "test"));

    private static string Text(SampleCalls sample) => JsonSerializer.Serialize(sample with { File = "" });
}
