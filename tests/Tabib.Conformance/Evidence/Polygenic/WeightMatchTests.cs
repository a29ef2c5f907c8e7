using Tabib.Core.Outcomes;
using Tabib.Evidence.Polygenic;
using Tabib.Ingest.Plink;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Conformance.Evidence.Polygenic;

/// <summary>Scoring files and sites of pygscatalog's own tests (PGScatalog/pygscatalog, Apache-2.0).</summary>
public sealed class WeightMatchTests
{
    private static readonly MatchOptions Lax = new() { MinimumOverlap = 0 };

    [Fact]
    public void Good_files_match_whole()
    {
        var loaded = Load("good_match.pvar", "good_match_scorefile.txt", MatchOptions.Default with { KeepAmbiguous = true });
        Assert.Equal([("PGS000002", 77L, 77L), ("PGS000001", 77L, 77L)], loaded.Scores.Select(score => (score.Names[0], score.Matched, score.Total)));
    }

    [Fact]
    public void Ambiguous_sites_are_left_out_unless_asked_for()
    {
        var loaded = Load("good_match.pvar", "good_match_scorefile.txt", Lax);
        Assert.All(loaded.Scores, score => Assert.True(score.Statuses[(int)MatchStatus.Ambiguous] > 0));
        Assert.All(loaded.Scores, score => Assert.Equal(score.Total, score.Matched + score.Statuses[(int)MatchStatus.Ambiguous]));
    }

    [Fact]
    public void Sites_with_several_alleles_are_left_out_unless_asked_for()
    {
        Assert.Equal(3, Load("multiallelic.pvar", "good_match_scorefile.txt", Lax).Scores[1].Statuses[(int)MatchStatus.Multiallelic]);
        Assert.Equal(77, Load("multiallelic.pvar", "good_match_scorefile.txt", MatchOptions.Default with { KeepAmbiguous = true, KeepMultiallelic = true }).Scores[1].Matched);
    }

    [Fact]
    public void Scores_of_one_file_are_kept_apart() =>
        Assert.Equal(["test", "test2", "test3"], Load("good_match.pvar", "duplicated_scorefile.txt", Lax).Scores.Select(score => score.Names[0]));

    [Theory]
    [InlineData("complex_variants_PGS000021.txt")]
    [InlineData("complex_variants_PGS004239.txt")]
    public void Haplotypes_are_refused(string file) => Assert.Equal("PGS005", Assert.Throws<ProblemException>(() => Load("1000G.pvar", file, Lax)).Problem.Code);

    [Fact]
    public void A_file_without_places_and_ids_has_no_usable_row()
    {
        var loaded = Load("1000G.pvar", "invalid_scorefile.txt", Lax);
        Assert.Equal("PGS007", loaded.Problems[0].Code);
        Assert.True(Assert.Single(loaded.Scores).IsTooFew);
    }

    [Fact]
    public void Rows_that_were_not_mapped_are_told()
    {
        var score = Assert.Single(Load("1000G.pvar", "bad_harmonised.txt", Lax).Scores);
        Assert.Equal(score.Total, score.Statuses[(int)MatchStatus.Unmapped]);
    }

    [Theory]
    [InlineData("custom.txt")]
    [InlineData("custom_no_oa.txt")]
    public void An_effect_allele_without_the_other_one_finds_its_site(string file)
    {
        var score = Assert.Single(Load("1000G.pvar", file, MatchOptions.Default).Scores);
        Assert.Equal((1, 1), (score.Matched, score.Total));
    }

    [Theory]
    [InlineData("PGS000001_hmPOS_GRCh37.txt")]
    [InlineData("PGS000001_hmPOS_GRCh38.txt")]
    public void Files_of_the_catalog_are_read_whole(string file)
    {
        using var reader = new WeightFileReader(SharedData.Find($"genomics/pgs/match/{file}"));
        var row = default(WeightRow);
        var (count, faults) = (0, 0);
        while (reader.Read(ref row))
        {
            count++;
            if (row.Fault != WeightRowFault.None) faults++;
        }

        Assert.Equal((77, 0), (count, faults));
        Assert.Equal("PGS000001", reader.Header.ScoreId);
    }

    private static LoadedWeights Load(string sites, string weights, MatchOptions options)
    {
        var table = PvarReader.Read(SharedData.Find($"genomics/pgs/match/{sites}"));
        var path = SharedData.Find($"genomics/pgs/match/{weights}");
        return new WeightLoader(new TargetVariants(table, [.. Enumerable.Range(0, table.Count)]), options).Load(() => new WeightFileReader(path), "weights");
    }
}
