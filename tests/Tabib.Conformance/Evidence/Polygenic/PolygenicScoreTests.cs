using System.IO.Compression;
using Tabib.App.Capabilities;
using Tabib.App.Polygenic;

namespace Tabib.Conformance.Evidence.Polygenic;

/// <summary>The synthetic CINECA cohort with the scores that the PGS Catalog Calculator has of it, and the project's cohort with those of PLINK 2.</summary>
public sealed class PolygenicScoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pgs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("pgen")]
    [InlineData("bed")]
    [InlineData("vcf.gz")]
    public void All_2504_samples_of_CINECA_have_the_sums_of_PLINK_2_by_place(string ending)
    {
        var rows = Score(SharedData.Find($"genomics/pgs/pgsc/cineca_synthetic_subset.{ending}"), SharedData.Find("genomics/pgs/pgsc/PGS001229_22.txt"));
        Assert.Equal("HG00096\tPGS001229\t782\t835\t1564\t577\t0.545020144\t0.000348478353", ending == "vcf.gz" ? rows[1].Replace("HG00096_", "", StringComparison.Ordinal) : rows[1]);
        Assert.Equal(2504, PlinkScores.AssertEqual(Cineca(), rows, "PGS001229_22", id => id.Split('_')[0]));
    }

    [Fact]
    public void A_table_whose_ids_are_places_gives_the_same()
    {
        var weights = Path.Combine(_folder, "weights.tsv");
        using (var from = new GZipStream(File.OpenRead(SharedData.Find("genomics/pgs/ancestry/cineca_22_additive_0.scorefile.gz")), CompressionMode.Decompress))
        using (var to = File.Create(weights)) from.CopyTo(to);
        var rows = Score(SharedData.Find("genomics/pgs/pgsc/cineca_synthetic_subset.pgen"), weights);
        Assert.Equal(2504, PlinkScores.AssertEqual(Cineca(), rows.Where(row => !row.Contains("duplicatetest", StringComparison.Ordinal)), "PGS001229_22"));
    }

    [Fact]
    public void Dominant_and_recessive_weights_differ_where_they_should()
    {
        var plain = Score(SharedData.Find("genomics/pgs/pgsc/cineca_synthetic_subset.pgen"), SharedData.Find("genomics/pgs/pgsc/scorefile.txt"));
        var mixed = Score(SharedData.Find("genomics/pgs/pgsc/cineca_synthetic_subset.pgen"), SharedData.Find("genomics/pgs/pgsc/scorefile_dominant_and_recessive.txt"));
        Assert.Equal(plain.Length, mixed.Length);
        Assert.NotEqual(plain[1].Split('\t')[6], mixed[1].Split('\t')[6]);
        Assert.Equal(plain[1].Split('\t')[2..5], mixed[1].Split('\t')[2..5]);
    }

    [Theory]
    [InlineData("mean", "score_mean_imputed.tsv.gz", 1)]
    [InlineData("skip", "score_no_imputation.tsv.gz", 1)]
    [InlineData("mean", "score_mean_imputed.tsv.gz", 2)]
    [InlineData("mean", "score_mean_imputed.tsv.gz", 8)]
    public void The_cohort_has_the_sums_of_PLINK_2(string missing, string expected, int threads)
    {
        foreach (var ending in (string[])["pgen", "bed"])
        {
            var rows = Score(SharedData.Find($"genomics/cohort/toy.{ending}"), SharedData.Find("genomics/cohort/weights.tsv"), o => o with { Missing = missing, Threads = threads });
            Assert.Equal(600, PlinkScores.AssertEqual(PlinkScores.Read(SharedData.Find($"genomics/cohort/expected/{expected}")), rows, "SCORE1"));
        }
    }

    [Fact]
    public void The_cohort_s_VCF_with_sexes_gives_the_bytes_of_its_pgen()
    {
        var weights = SharedData.Find("genomics/cohort/weights.tsv");
        Assert.Equal(Score(SharedData.Find("genomics/cohort/toy.pgen"), weights), Score(SharedData.Find("genomics/cohort/toy.vcf.gz"), weights, o => o with { Sexes = SharedData.Find("genomics/cohort/toy.psam") }));
    }

    private static Dictionary<string, Dictionary<string, string>> Cineca() => PlinkScores.Read(SharedData.Find("genomics/pgs/ancestry/cineca_22_additive_0.sscore.zst"));

    private string[] Score(string prefix, string weights, Func<PolygenicScoreOptions, PolygenicScoreOptions>? change = null)
    {
        var options = new PolygenicScoreOptions { Prefix = prefix, Weights = [weights], Out = Path.Combine(_folder, "scores.tsv"), Threads = 2 };
        new PolygenicScoreCapability().Run(change is null ? options : change(options), new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        return File.ReadAllLines(options.Out);
    }
}
