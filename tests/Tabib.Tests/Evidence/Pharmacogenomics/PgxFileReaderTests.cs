using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>What files say in different ways is read as one, and what they do not say stays missing.</summary>
public sealed class PgxFileReaderTests : IDisposable
{
    private static readonly PgxCaller Caller = new(PgxKnowledge.Load());
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pgx-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("chr")]
    [InlineData("")]
    public void Both_builds_give_the_same_calls(string prefix)
    {
        const int people = 30;
        var random = new Random(5);
        string[] names = [.. Enumerable.Range(0, people).Select(i => $"s{i}")];
        foreach (var gene in Caller.Knowledge.Genes.Where(gene => gene.Alleles.Count > 0))
        {
            Assert.All(gene.Positions, position => Assert.NotNull(position.Grch37));
            var pairs = names.Select(_ => (One: random.Next(gene.Alleles.Count), Other: random.Next(gene.Alleles.Count))).ToList();
            string Cells(int i, bool is37)
            {
                var position = gene.Positions[i];
                var reference = is37 ? position.Reference37 : position.Reference;
                List<string> alleles = [reference, .. position.Alternates.Append(position.Reference).Where(allele => allele != reference)];
                string Number(int allele) => $"{alleles.IndexOf(position.Allele(GeneMatcherTests.Code(gene, allele, i)))}";
                return string.Join(' ', pairs.Select((pair, person) => Number(pair.One) + (person % 2 == 0 ? "|" : "/") + Number(pair.Other)));
            }

            List<GeneCall> Calls(bool is37) => [.. Caller.Call(new PgxVcf(names).Gene(gene, i => Cells(i, is37), is37, prefix).Save(_folder, "a.vcf"), new PgxCallOptions { Build = is37 ? "GRCh37" : "GRCh38", Genes = [gene.Gene], ResearchCyp2d6 = true, AllMatches = true }).Select(sample => sample.Genes.Single())];
            var (on38, on37) = (Calls(false), Calls(true));
            Assert.Equal(on38.Select(call => System.Text.Json.JsonSerializer.Serialize(call)), on37.Select(call => System.Text.Json.JsonSerializer.Serialize(call)));
            Assert.All(on38, call => Assert.Equal(CallStatus.Called, call.Status));
        }
    }

    [Fact]
    public void The_build_is_told_by_the_reference_bases()
    {
        var gene = Gene("CYP2C19");
        var path = new PgxVcf(["s"]).Gene(gene, _ => "0/0", is37: true).Save(_folder, "a.vcf");
        var calls = Caller.Call(path, new PgxCallOptions()).Single();
        Assert.Equal("GRCh37", calls.Build);
        // On GRCh37 the reference has the G of *1 where GRCh38 has the A of *38.
        Assert.Equal("*1/*1", calls.Genes.Single(call => call.Gene == "CYP2C19").Diplotypes.Single().Name);
    }

    [Fact]
    public void A_wrong_build_is_refused()
    {
        var path = new PgxVcf(["s"]).Row("chr10", 94761900, "A", "T", "GT", "0/1").Row("chr10", 94762706, "C", "G", "GT", "0/1").Save(_folder, "a.vcf");
        Assert.Equal("PGX003", Assert.Throws<ProblemException>(() => Caller.Call(path, new PgxCallOptions { Build = "GRCh38" }).ToList()).Problem.Code);
    }

    [Fact]
    public void Absent_positions_are_missing_unless_stated_otherwise()
    {
        var path = new PgxVcf(["s"]).Row("chr10", 94781859, "G", "A", "GT", "0/1").Row("chr10", 94775367, "A", "G", "GT", "0/1").Save(_folder, "a.vcf");
        var missing = Caller.Call(path, new PgxCallOptions()).Single().Genes.Single(call => call.Gene == "CYP2C19");
        Assert.Equal(33, missing.MissingPositions.Count);
        var stated = Caller.Call(path, new PgxCallOptions { AbsentIsReference = true }).Single();
        Assert.True(stated.AbsentIsReference);
        Assert.Empty(stated.Genes.Single(call => call.Gene == "CYP2C19").MissingPositions);
        Assert.Equal(CallStatus.Called, stated.Genes.Single(call => call.Gene == "TPMT").Status);
    }

    [Theory]
    [InlineData("0/0:30:99", 0)]
    [InlineData("0/0:9:99", 35)]
    [InlineData("0/0:30:19", 35)]
    [InlineData("./.:30:99", 35)]
    [InlineData("0/1:30:99", 35)]
    public void A_reference_block_counts_where_it_is_deep_and_sure(string cell, int missing)
    {
        var gene = Gene("CYP2C19");
        var path = new PgxVcf(["s"]).Block("chr10", 94700000, 94900000, cell).Save(_folder, "a.vcf");
        var call = Caller.Call(path, new PgxCallOptions { Build = "GRCh38" }).Single().Genes.Single(call => call.Gene == gene.Gene);
        Assert.Equal(missing, call.MissingPositions.Count);
        Assert.Equal(missing == 0 ? CallStatus.Called : CallStatus.NoData, call.Status);
    }

    [Fact]
    public void A_reference_block_must_hold_an_indel_with_its_anchor()
    {
        var gene = Gene("UGT1A1");
        var place = gene.Positions.Single(position => position.Reference.Length > 1);
        foreach (var (from, to, isPresent) in new[] { (place.Grch38, place.Grch38 + place.Reference.Length - 1, true), (place.Grch38 + 1, place.Grch38 + 100, false), (place.Grch38 - 100, place.Grch38 + place.Reference.Length - 2, false) })
        {
            var path = new PgxVcf(["s"]).Block("chr2", from, to, "0/0:30:99").Save(_folder, "a.vcf");
            var call = Caller.Call(path, new PgxCallOptions { Build = "GRCh38" }).Single().Genes.Single(call => call.Gene == gene.Gene);
            Assert.Equal(!isPresent, call.MissingPositions.Contains(place.Name("2")));
        }
    }

    [Fact]
    public void An_indel_may_be_spelled_longer()
    {
        var gene = Gene("UGT1A1");
        var index = gene.Positions.ToList().FindIndex(position => position.Reference.Length > 1);
        var place = gene.Positions[index];
        string Tail(string allele) => allele + "AAGT";
        var vcf = new PgxVcf(["s"]).Gene(gene, i => i == index ? "" : "0/0");
        vcf.Row("chr2", place.Grch38, Tail(place.Reference), string.Join(',', place.Alternates.Select(Tail)), "GT", "0/1");
        var longer = Call(vcf, gene, "GRCh38");
        var plain = Call(new PgxVcf(["s"]).Gene(gene, i => i == index ? "0/1" : "0/0"), gene, "GRCh38");
        Assert.Equal(plain.Diplotypes, longer.Diplotypes, (x, y) => x.Name == y.Name);
        Assert.Empty(longer.MissingPositions);
    }

    [Fact]
    public void A_site_that_was_split_is_joined()
    {
        var called = 0;
        foreach (var gene in Caller.Knowledge.Genes.Where(gene => gene.Alleles.Count > 0))
        {
            for (var index = 0; index < gene.Positions.Count; index++)
            {
                var (place, at) = (gene.Positions[index], index);
                if (place.Alternates.Count < 2) continue;
                var split = new PgxVcf(["s"]).Gene(gene, i => i == at ? "" : "0/0");
                split.Row("chr" + gene.Chromosome, place.Grch38, place.Reference, place.Alternates[0], "GT", "0/1").Row("chr" + gene.Chromosome, place.Grch38, place.Reference, place.Alternates[1], "GT", "1/0");
                var (whole, joined) = (Call(new PgxVcf(["s"]).Gene(gene, i => i == at ? "1/2" : "0/0"), gene, "GRCh38"), Call(split, gene, "GRCh38"));
                Assert.Equal((whole.Diplotypes.Select(pair => pair.Name), whole.Haplotypes), (joined.Diplotypes.Select(pair => pair.Name), joined.Haplotypes), (x, y) => x.Item1.SequenceEqual(y.Item1) && x.Haplotypes.SequenceEqual(y.Haplotypes));
                if (whole.Status == CallStatus.Called) called++;
            }
        }

        Assert.True(called > 5, $"{called} called");
    }

    [Fact]
    public void A_record_that_says_the_same_allele_again_is_left_aside()
    {
        var path = new PgxVcf(["s"]).Row("chr10", 94781859, "G", "A", "GT", "0/0").Row("chr10", 94781859, "G", "A", "GT", "0/1").Save(_folder, "a.vcf");
        var call = Caller.Call(path, new PgxCallOptions()).Single().Genes.Single(call => call.Gene == "CYP2C19");
        Assert.Contains(call.Warnings, warning => warning.Code == "PGX111");
        Assert.DoesNotContain(call.Diplotypes, pair => pair.Alleles.Contains("*2"));
    }

    [Fact]
    public void An_undocumented_base_ends_the_call_or_reads_as_reference_with_a_warning()
    {
        var kept = Call(new PgxVcf(["s"]).Gene(Gene("CYP2C19"), i => i == 0 ? "" : "0/0").Row("chr10", Gene("CYP2C19").Positions[0].Grch38, "C", "G", "GT", "0/1"), Gene("CYP2C19"), "GRCh38");
        Assert.Equal((CallStatus.NotCalled, 1), (kept.Status, kept.Undocumented.Count));
        var tpmt = Gene("TPMT");
        var single = tpmt.Positions.ToList().FindIndex(position => !position.HasLongAllele);
        var other = "ACGT".Select(letter => letter.ToString()).First(letter => letter != tpmt.Positions[single].Reference && !tpmt.Positions[single].Alternates.Contains(letter));
        var read = Call(new PgxVcf(["s"]).Gene(tpmt, i => i == single ? "" : "0/0").Row("chr6", tpmt.Positions[single].Grch38, tpmt.Positions[single].Reference, other, "GT", "0/1"), tpmt, "GRCh38");
        Assert.Equal("*1/*1", read.Diplotypes.Single().Name);
        Assert.Contains(read.Warnings, warning => warning.Code == "PGX116");
    }

    [Fact]
    public void A_sample_that_is_not_there_is_named()
    {
        var path = new PgxVcf(["a", "b"]).Row("chr10", 94781859, "G", "A", "GT", "0/1", "0/0").Save(_folder, "a.vcf");
        Assert.Equal("PGX004", Assert.Throws<ProblemException>(() => Caller.Call(path, new PgxCallOptions { Sample = "c" }).ToList()).Problem.Code);
        Assert.Equal("b", Caller.Call(path, new PgxCallOptions { Sample = "b" }).Single().Sample);
    }

    private static GeneFacts Gene(string name) => Caller.Knowledge.Find(name)!;

    private GeneCall Call(PgxVcf vcf, GeneFacts gene, string build) =>
        Caller.Call(vcf.Save(_folder, "a.vcf"), new PgxCallOptions { Build = build, Genes = [gene.Gene], ResearchCyp2d6 = true, AllMatches = true }).Single().Genes.Single();
}
