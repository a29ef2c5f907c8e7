using System.Text;
using System.Text.Json;
using Tabib.App.Pharmacogenomics;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Frequencies;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Probabilities of pairs that data cannot tell apart, by how common alleles are.</summary>
public sealed class DiplotypePosteriorTests : IDisposable
{
    private static readonly PgxKnowledge Knowledge = PgxKnowledge.Load();
    private static readonly PgxCaller Caller = new(Knowledge);
    private static readonly PopulationFrequencies European = AlleleFrequencyLibrary.Load().Of("European")!;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-weights-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_TPMT_one_allele_with_both_variants_is_far_likelier_than_two_with_one_each()
    {
        // 2 × 0.95625 × 0.0375 = 0.07171875 against 2 × 0.00125 × 0.004375 = 0.0000109375.
        var call = Tpmt(European, allMatches: false);
        Assert.Equal("*1/*3A", Assert.Single(call.Diplotypes).Name);
        Assert.Equal(["*1/*3A", "*3B/*3C"], call.Posterior!.Pairs.Select(pair => pair.Name));
        Assert.Equal(0.9998475178, call.Posterior.Of("*1/*3A")!.Value, 1e-10);
        Assert.Equal(0.0001524822, call.Posterior.Of("*3B/*3C")!.Value, 1e-10);
        Assert.Null(Tpmt(null, allMatches: false).Posterior);
    }

    [Fact]
    public void Every_candidate_is_weighed_where_all_are_asked_for()
    {
        var call = Tpmt(European, allMatches: true);
        Assert.Equal(["*1/*3A", "*3B/*3C"], call.Diplotypes.Select(diplotype => diplotype.Name));
        Assert.Equal(1, call.Diplotypes.Sum(diplotype => call.Posterior!.Of(diplotype.Name)!.Value), 1e-12);
    }

    [Fact]
    public void The_same_allele_twice_weighs_once()
    {
        var gene = Knowledge.Find("TPMT")!;
        var posterior = DiplotypePosterior.Of(gene, [new Diplotype("*3A", "*3A", 2), new Diplotype("*3A", "*3C", 2)], European)!;
        Assert.Equal(0.0375 / (0.0375 + (2 * 0.004375)), posterior.Of("*3A/*3A")!.Value, 1e-12);
    }

    [Theory]
    [InlineData("TPMT", "*1", "*4", "how common *4 is in this group is not known")]
    [InlineData("SLCO1B1", "*1", "*15", "there are no allele frequencies of SLCO1B1 for this group")]
    [InlineData("TPMT", "*1", null, "Hardy-Weinberg proportions do not hold for TPMT, which not all people have twice")]
    public void Without_a_frequency_nothing_is_said(string gene, string first, string? second, string reason)
    {
        var posterior = DiplotypePosterior.Of(Knowledge.Find(gene)!, [new Diplotype("*1", "*1", 1), new Diplotype(first, second, 1)], European)!;
        Assert.Equal(reason, posterior.Reason);
        Assert.Empty(posterior.Pairs);
        Assert.Null(posterior.Of("*1/*1"));
    }

    [Fact]
    public void One_pair_alone_has_no_probability() => Assert.Null(DiplotypePosterior.Of(Knowledge.Find("TPMT")!, [new Diplotype("*1", "*1", 1)], European));

    [Theory]
    [InlineData("TPMT", false)]
    [InlineData("CYP2B6", false)]
    [InlineData("CYP2C19", true)]
    [InlineData("NAT2", false)]
    public void Frequencies_change_no_call_and_probabilities_add_to_one(string name, bool allMatches)
    {
        var gene = Knowledge.Find(name)!;
        var random = new Random(4);
        var known = European.Genes.TryGetValue(name, out var frequencies) ? gene.Alleles.Where(allele => frequencies.Alleles.ContainsKey(allele.Name)).ToList() : [.. gene.Alleles];
        var pairs = Enumerable.Range(0, 80).Select(_ => (One: gene.Alleles.ToList().IndexOf(known[random.Next(known.Count)]), Other: gene.Alleles.ToList().IndexOf(known[random.Next(known.Count)]))).ToList();
        string Cells(int position) => string.Join(' ', pairs.Select(pair => Cell(gene, pair.One, pair.Other, position)));
        var path = new PgxVcf([.. pairs.Select((_, index) => $"s{index}")]).Gene(gene, Cells).Save(_folder, "a.vcf");
        var without = Calls(path, gene, null, allMatches);
        var with = Calls(path, gene, European, allMatches);
        Assert.Equal(without.SelectMany(call => call.Diplotypes), with.SelectMany(call => call.Diplotypes));
        var weighed = with.Select(call => call.Posterior).OfType<GenePosterior>().ToList();
        Assert.NotEmpty(weighed);
        Assert.All(weighed.Where(posterior => posterior.Reason is null), posterior => Assert.Equal(1, posterior.Pairs.Sum(pair => pair.Probability), 1e-12));
        if (frequencies is not null) Assert.Contains(weighed, posterior => posterior.Reason is null);
    }

    [Fact]
    public void The_line_of_a_sample_says_what_was_weighed_and_by_what()
    {
        var sample = TpmtSample(European, allMatches: false);
        using var line = JsonDocument.Parse(PgxCallJson.Lines([sample]));
        var call = line.RootElement.GetProperty("genes").GetProperty("TPMT");
        Assert.Equal(0.9998475178, call.GetProperty("diplotypes")[0].GetProperty("posterior").GetDouble(), 1e-10);
        Assert.Equal("*3B/*3C", call.GetProperty("posteriorBasis").GetProperty("others")[0].GetProperty("name").GetString());
        Assert.Equal("European", line.RootElement.GetProperty("frequencies").GetProperty("population").GetString());
        using var stream = new MemoryStream(PgxCallJson.Lines([sample]));
        Assert.Equal(sample.Genes.Single().Diplotypes, Assert.Single(SampleCallsReader.Read(stream, "calls")).Genes.Single().Diplotypes.Select(diplotype => diplotype with { Alleles = sample.Genes.Single().Diplotypes[0].Alleles }));
        var plain = Encoding.UTF8.GetString(PgxCallJson.Lines([TpmtSample(null, allMatches: false)]));
        Assert.DoesNotContain("posterior", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("frequencies", plain, StringComparison.Ordinal);
    }

    [Fact]
    public void The_programs_own_frequencies_are_sound() => Assert.Empty(AlleleFrequencyValidation.Validate(KnowledgeFiles.Embedded("pgx/frequencies"), Knowledge));

    [Theory]
    [InlineData("\"*3B\": 0.00125", "\"*3B\": 0", "PGX060")]
    [InlineData("\"*3B\": 0.00125", "\"*3B\": 0.2", "PGX060")]
    [InlineData("\"*3B\"", "\"*3Z\"", "PGX060")]
    [InlineData("\"gene\": \"TPMT\"", "\"gene\": \"TPMX\"", "PGX060")]
    [InlineData("\"licence\"", "\"license\"", "KNW011")]
    [InlineData("\"people\": 800", "\"people\": 0", "KNW018")]
    public void A_fault_is_found(string text, string replacement, string code)
    {
        var file = KnowledgeFiles.Embedded("pgx/frequencies").Single(item => item.Path.EndsWith("tpmt.json", StringComparison.Ordinal));
        var edited = KnowledgeFile.Of(file.Path, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Bytes).Replace(text, replacement, StringComparison.Ordinal)));
        Assert.NotEqual(file.Sha256, edited.Sha256);
        Assert.Contains(AlleleFrequencyValidation.Validate([edited], Knowledge), problem => problem.Code == code);
    }

    [Fact]
    public void A_gene_in_two_files_is_refused()
    {
        var file = KnowledgeFiles.Embedded("pgx/frequencies")[0];
        Assert.Equal("PGX060", Assert.Throws<ProblemException>(() => AlleleFrequencyLibrary.Of([file, file])).Problem.Code);
    }

    private SampleCalls TpmtSample(PopulationFrequencies? frequencies, bool allMatches)
    {
        var gene = Knowledge.Find("TPMT")!;
        var path = new PgxVcf(["s"]).Gene(gene, index => gene.Positions[index].Rsid is "rs1142345" or "rs1800460" ? "0/1" : "0/0").Save(_folder, "tpmt.vcf");
        return Caller.Call(path, new PgxCallOptions { Genes = ["TPMT"], Frequencies = frequencies, AllMatches = allMatches }).Single();
    }

    private GeneCall Tpmt(PopulationFrequencies? frequencies, bool allMatches) => TpmtSample(frequencies, allMatches).Genes.Single();

    private static List<GeneCall> Calls(string path, GeneFacts gene, PopulationFrequencies? frequencies, bool allMatches) =>
        [.. Caller.Call(path, new PgxCallOptions { Genes = [gene.Gene], Frequencies = frequencies, AllMatches = allMatches }).Select(sample => sample.Genes.Single()).Select(call => call with { Diplotypes = [.. call.Diplotypes.Select(diplotype => diplotype with { Alleles = [] })] })];

    /// <summary>Unphased; of an ambiguous cell the reference where it is allowed; *17 of CYP2C19 cannot be seen.</summary>
    private static string Cell(GeneFacts gene, int one, int other, int position)
    {
        if (gene.Positions[position].Rsid == "rs12248560") return "./.";
        var (first, second) = (Code(gene, one, position), Code(gene, other, position));
        return $"{Math.Min(first, second)}/{Math.Max(first, second)}";
    }

    private static int Code(GeneFacts gene, int allele, int position) =>
        gene.Alleles[allele].Cells[position] is { } cell && IupacBases.IsAmbiguous(cell) && IupacBases.Matches(cell, gene.Positions[position].Reference) ? 0 : GeneMatcherTests.Code(gene, allele, position);
}
