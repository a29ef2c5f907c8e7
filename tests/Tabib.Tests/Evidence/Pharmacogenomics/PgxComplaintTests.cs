using System.Text.Json.Nodes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>What users of the reference caller complained of, each by the number of its issue (PharmGKB/PharmCAT). #17, FHIR, is a matter of the findings' bundle.</summary>
public sealed class PgxComplaintTests : IDisposable
{
    private static readonly PgxCaller Caller = new(PgxKnowledge.Load());
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pgxissue-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Issue_28_a_file_on_GRCh37_is_called()
    {
        // *2 of CYP2C19 on GRCh37, where the reference has the G of *1 at rs3758581.
        var gene = Gene("CYP2C19");
        var path = new PgxVcf(["s"]).Gene(gene, i => gene.Positions[i].Rsid is "rs4244285" or "rs12769205" or "rs58973490" ? gene.Positions[i].Rsid == "rs58973490" ? "0/0" : "0/1" : "0/0", is37: true, prefix: "").Save(_folder, "a.vcf");
        var calls = Caller.Call(path, new PgxCallOptions { Genes = ["CYP2C19"] }).Single();
        Assert.Equal(("GRCh37", "*1/*2"), (calls.Build, calls.Genes.Single().Diplotypes.Single().Name));
    }

    [Theory]
    [InlineData("0|1", "1|0", "GT", true)]
    [InlineData("0|1:7", "1|0:7", "GT:PS", true)]
    [InlineData("0/1", "1/0", "GT", false)]
    public void Issues_134_and_221_a_site_split_by_alternates_keeps_its_phase(string first, string second, string format, bool isPhased)
    {
        // rs3064744 with *36 on one strand and *28 on the other. The T of *80 goes with *28 (*80+*28); with *36 it is no allele.
        var place = Gene("UGT1A1").Positions.Single(position => position.HasLongAllele);
        var set = format == "GT:PS" ? ":7" : "";
        GeneCall With(string tag) => Call(new PgxVcf(["s"]).Row("chr2", 233759924, "C", "T", format, (isPhased ? tag : "0/1") + set)
            .Row("chr2", place.Grch38, place.Reference, place.Alternates[0], format, first).Row("chr2", place.Grch38, place.Reference, place.Alternates[1], format, second)
            .Row("chr2", 233760498, "G", "A", "GT", "0|0").Row("chr2", 233760973, "C", "A", "GT", "0|0"), "UGT1A1", new PgxCallOptions { Build = "GRCh38", AllMatches = true });
        Assert.Equal(("*36/*80+*28", isPhased), (With("1|0").Diplotypes.Single().Name, With("1|0").IsPhased));
        Assert.Equal(isPhased ? CallStatus.NotCalled : CallStatus.Called, With("0|1").Status);
    }

    [Fact]
    public void Issue_175_phase_sets_are_not_joined_to_one_another()
    {
        // *2 (rs4244285, rs12769205) told in two sets that face each other the wrong way round.
        var gene = Gene("CYP2C19");
        string Cell(int i) => gene.Positions[i].Rsid switch { "rs12769205" => "0|1:94775367", "rs4244285" => "1|0:94781859", "rs3758581" => "1|1", _ => "0|0" };
        var call = Call(new PgxVcf(["s"]).Gene(gene, Cell), "CYP2C19", new PgxCallOptions { Build = "GRCh38" });
        Assert.Equal(CallStatus.Called, call.Status);
        Assert.Equal("*1/*2", call.Diplotypes.Single().Name);
        // In one set the same bases are on different strands: no *2.
        var joined = Call(new PgxVcf(["s"]).Gene(gene, i => Cell(i).Replace("94781859", "94775367", StringComparison.Ordinal)), "CYP2C19", new PgxCallOptions { Build = "GRCh38" });
        Assert.DoesNotContain(joined.Diplotypes, pair => pair.Alleles.Contains("*2"));
    }

    [Theory]
    [InlineData("1/0:0,15", "0/1:0,14", true)]
    [InlineData("1|0:0,15", "0|1:0,14", true)]
    [InlineData("1/0:0,15", "0/0:0,0", false)]
    [InlineData("1/0:12,15", "0/1:12,14", true)]
    [InlineData("1/.:0,15", "./1:0,14", true)]
    [InlineData("./.:0,0", "0/0:9,0", false)]
    public void Issue_139_AD_does_not_discard_a_heterozygote_of_two_alternates(string first, string second, bool isKept)
    {
        // Where a site of two alternates is split, each record has reads of one allele alone.
        var (gene, place) = (Gene("UGT1A1"), Gene("UGT1A1").Positions.Single(position => position.HasLongAllele));
        var vcf = new PgxVcf(["s"]).Gene(gene, i => gene.Positions[i].HasLongAllele ? "" : "0/0");
        vcf.Row("chr2", place.Grch38, place.Reference, place.Alternates[0], "GT:AD", first).Row("chr2", place.Grch38, place.Reference, place.Alternates[1], "GT:AD", second);
        var call = Call(vcf, "UGT1A1", new PgxCallOptions { Build = "GRCh38" });
        Assert.Equal(isKept ? [] : ["rs3064744"], call.MissingPositions);
        if (isKept) Assert.Equal("*28/*36", call.Diplotypes.Single().Name);
    }

    [Fact]
    public void Issue_139_AD_of_a_joined_site_is_of_all_its_alternates()
    {
        var (gene, place) = (Gene("UGT1A1"), Gene("UGT1A1").Positions.Single(position => position.HasLongAllele));
        var vcf = new PgxVcf(["s"]).Gene(gene, i => gene.Positions[i].HasLongAllele ? "" : "0/0").Row("chr2", place.Grch38, place.Reference, $"{place.Alternates[0]},{place.Alternates[1]}", "GT:AD", "1/2:0,15,14");
        Assert.Equal("*28/*36", Call(vcf, "UGT1A1", new PgxCallOptions { Build = "GRCh38" }).Diplotypes.Single().Name);
    }

    [Theory]
    [InlineData(233760233, 233760235, 0)]
    [InlineData(233760233, 233760233, 1)]
    [InlineData(233760234, 233760240, 1)]
    public void Issue_128_a_reference_block_is_evidence_at_an_indel_that_it_spans(int from, int to, int missing)
    {
        var call = Call(new PgxVcf(["s"]).Block("chr2", from, to, "0/0:30:99").Row("chr2", 233760498, "G", "A", "GT", "0/0"), "UGT1A1", new PgxCallOptions { Build = "GRCh38" });
        Assert.Equal(missing, call.MissingPositions.Count(name => name == "rs3064744"));
    }

    [Fact]
    public void Issue_157_the_version_of_the_data_stands_in_every_result()
    {
        var calls = Caller.Call(new PgxVcf(["s"]).Gene(Gene("TPMT"), _ => "0/0").Save(_folder, "a.vcf"), new PgxCallOptions { Build = "GRCh38" }).Single();
        Assert.Equal((Caller.Knowledge.Version, Caller.Knowledge.Sha256), (calls.KnowledgeVersion, calls.KnowledgeHash));
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}", calls.KnowledgeVersion);
        Assert.Equal(64, calls.KnowledgeHash.Length);
    }

    [Fact]
    public void Issue_145_one_more_gene_is_one_more_file()
    {
        var folder = Path.Combine(_folder, "knowledge", "pgx", "genes");
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "tpmt", "ifnl3" }) File.Copy(Path.Combine(House.Repository.Root, "knowledge", "pgx", "genes", name + ".json"), Path.Combine(folder, name + ".json"));
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "ifnl3.json")))!;
        (file["id"], file["gene"]) = ("pgx-gene9", "GENE9");
        File.WriteAllText(Path.Combine(folder, "gene9.json"), file.ToJsonString());
        File.Delete(Path.Combine(folder, "ifnl3.json"));
        var caller = new PgxCaller(PgxKnowledge.Load(Path.Combine(_folder, "knowledge")));
        var added = caller.Knowledge.Find("GENE9")!;
        var call = caller.Call(new PgxVcf(["s"]).Gene(added, _ => "0/1").Save(_folder, "a.vcf"), new PgxCallOptions { Build = "GRCh38", Genes = ["GENE9"] }).Single().Genes.Single();
        Assert.Equal(CallStatus.Called, call.Status);
        Assert.Equal(["rs12979860 reference (C)", "rs12979860 variant (T)"], call.Diplotypes.Single().Alleles);
    }

    private static GeneFacts Gene(string name) => Caller.Knowledge.Find(name)!;

    private GeneCall Call(PgxVcf vcf, string gene, PgxCallOptions options) => Caller.Call(vcf.Save(_folder, "a.vcf"), options with { Genes = [gene] }).Single().Genes.Single();
}
