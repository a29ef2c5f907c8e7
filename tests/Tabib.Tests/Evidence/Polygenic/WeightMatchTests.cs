using System.Text;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Polygenic;

namespace Tabib.Tests.Evidence.Polygenic;

public sealed class WeightMatchTests
{
    private const string Header = "rsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\n";

    private static readonly MatchOptions Lax = new() { MinimumOverlap = 0 };

    private static readonly ArrayGenotypes Target = new ArrayGenotypes(Sex.Female)
        .Add("1", 100, "rs1", "C", "T", "0/1")
        .Add("chr1", 200, "rs2", "A", "T", "0/1")
        .Add("1", 300, "rs3", "A", "C,G", "1/2")
        .Add("1", 400, "rs4", "AT", "A", "0/1")
        .Add("X", 500, "rs5", "G", "A", "0/1")
        .Add("2", 600, "dup", "A", "G", "0/1")
        .Add("2", 700, "dup", "A", "C", "0/1")
        .Add("2", 50, "rs8", "T", "G", "0/1");

    [Theory]
    [InlineData("1\t100\tC\tT", "matched refalt 0")]
    [InlineData("chr1\t100\tT\tC", "matched altref 1")]
    [InlineData("01\t100\tT\tC", "matched altref 1")]
    [InlineData("1\t100\tG\tA", "flipped refalt_flip 0")]
    [InlineData("1\t100\tA\tG", "flipped altref_flip 1")]
    [InlineData("1\t100\tt\t", "matched no_oa_alt 1")]
    [InlineData("1\t100\tC\t", "matched no_oa_ref 0")]
    [InlineData("1\t100\tA\t", "alleles_differ none 0")]
    [InlineData("1\t100\tT\tC/G", "matched altref 1")]
    [InlineData("1\t100\tT\tA", "alleles_differ none 0")]
    [InlineData("1\t101\tC\tT", "absent none 0")]
    [InlineData("1\t200\tA\tT", "ambiguous refalt 0")]
    [InlineData("1\t300\tG\tA", "multiallelic altref 2")]
    [InlineData("1\t400\tA\tAT", "matched altref 1")]
    [InlineData("1\t399\tCAT\tCA", "matched refalt 0")]
    [InlineData("23\t500\tA\tG", "matched altref 1")]
    [InlineData("3\t1\tA\tG", "absent none 0")]
    [InlineData("2\t50\tT\tG", "matched refalt 0")]
    [InlineData("1\t\tT\tC", "matched altref 1", "rs1")]
    [InlineData("1\t\tT\tC", "absent none 0", "rs99")]
    [InlineData("1\tx\tT\tC", "invalid none 0")]
    public void A_row_is_matched_by_place_and_alleles(string row, string expected, string id = "")
    {
        var ends = new List<string>();
        Target.Load($"{Header}{id}\t{row}\t1\n", Lax, (_, in _, _, match, status) => ends.Add($"{MatchWords.Of(status)} {MatchWords.Of(match.Kind)} {match.Allele}"));
        Assert.Equal(expected, Assert.Single(ends));
    }

    [Fact]
    public void Ambiguous_and_multiallelic_variants_count_where_they_are_asked_for()
    {
        var loaded = Target.Load($"{Header}\t1\t200\tA\tT\t1\n\t1\t300\tG\tA\t1\n", new MatchOptions { KeepAmbiguous = true, KeepMultiallelic = true });
        Assert.Equal(2, Assert.Single(loaded.Scores).Matched);
    }

    [Theory]
    [InlineData("rs1 T 1", "matched")]
    [InlineData("rs1 A 1", "alleles_differ")]
    [InlineData("rs2 T 1", "matched")]
    [InlineData("rs3 G 1", "matched")]
    [InlineData("dup C 1", "matched")]
    [InlineData("dup A 1", "id_not_unique")]
    [InlineData("nobody A 1", "absent")]
    [InlineData("1:100:C:T T 1", "matched")]
    [InlineData("chr1:100:T:C T 1", "matched")]
    [InlineData("1:100:C:G C 1", "alleles_differ")]
    [InlineData("1:100:C T 1", "absent")]
    public void A_row_of_a_table_is_matched_by_id_and_allele(string row, string expected)
    {
        var ends = new List<string>();
        Target.Load(row, Lax, (_, in _, _, _, status) => ends.Add(MatchWords.Of(status)));
        Assert.Equal(expected, Assert.Single(ends));
    }

    [Fact]
    public void Of_two_weights_of_a_variant_the_first_counts_and_the_other_is_told()
    {
        var loaded = Target.Load($"{Header}\t1\t100\tT\tC\t0.5\n\t1\t100\tC\tT\t9\n\t1\t400\tA\tAT\t1\n");
        var score = Assert.Single(loaded.Scores);
        Assert.Equal((2, 2, 1), (score.Matched, score.Total, score.Statuses[(int)MatchStatus.Duplicate]));
        Assert.Equal(("PGS008", 3L), (Assert.Single(loaded.Problems).Code, loaded.Problems[0].Location.Line));
        Assert.Equal(1.5, Assert.Single(Target.Score($"{Header}\t1\t100\tT\tC\t0.5\n\t1\t100\tC\tT\t9\n\t1\t400\tA\tAT\t1\n")).Sums[0], 12);
    }

    [Fact]
    public void Too_few_matches_give_no_sum()
    {
        var loaded = Target.Load($"{Header}\t1\t100\tT\tC\t0.5\n\t9\t1\tC\tT\t9\n");
        Assert.True(Assert.Single(loaded.Scores).IsTooFew);
        Assert.Equal("PGS020", Assert.Single(loaded.Problems).Code);
        var result = Assert.Single(Target.Score($"{Header}\t1\t100\tT\tC\t0.5\n\t9\t1\tC\tT\t9\n"));
        Assert.True(result.IsTooFew);
        Assert.Empty(result.Sums);
    }

    [Fact]
    public void Rows_that_cannot_be_used_are_counted_and_the_first_is_told()
    {
        var loaded = Target.Load($"{Header}\t1\t100\tT\tC\tNaN\n\t1\t400\tN\tAT\t1\n\t1\t400\tA\tAT\t1e300\n\t1\t400\tA\tAT\t1\n", Lax);
        Assert.Equal((1, 4), (loaded.Scores[0].Matched, loaded.Scores[0].Total));
        Assert.Equal(("PGS007", 2L), (loaded.Problems[0].Code, loaded.Problems[0].Location.Line));
        Assert.StartsWith("3 rows cannot be used.", loaded.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Harmonised_places_are_taken_where_they_are_of_the_build_of_the_genotypes()
    {
        const string file = "#pgs_id=P\n#genome_build=GRCh37\n#HmPOS_build=GRCh38\nchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\thm_chr\thm_pos\n1\t7\tT\tC\t1\t1\t100\n";
        Assert.Equal(1, Target.Load(file, new MatchOptions { GenomeBuild = "hg38" }).Scores[0].Matched);
        Assert.Equal(0, Target.Load(file, Lax with { GenomeBuild = "GRCh37" }).Scores[0].Matched);
        Assert.True(Target.Load(file).IsHarmonized);
        Assert.Equal("PGS010", Assert.Throws<ProblemException>(() => Target.Load(file, Lax with { GenomeBuild = "GRCh36" })).Problem.Code);
        var unmapped = Target.Load(file.Replace("1\t100", "\t", StringComparison.Ordinal), Lax with { GenomeBuild = "GRCh38" });
        Assert.Equal(1, unmapped.Scores[0].Statuses[(int)MatchStatus.Unmapped]);
    }

    [Fact]
    public void Places_of_another_build_are_found_out_by_ids_that_stand_elsewhere()
    {
        var weights = $"{Header}rs1\t1\t90\tT\tC\t1\nrs4\t1\t390\tA\tAT\t1\nrs5\tX\t490\tA\tG\t1\nrs8\t2\t40\tT\tG\t1\n";
        Assert.Equal("PGS010", Assert.Throws<ProblemException>(() => Target.Load(weights)).Problem.Code);
    }

    [Fact]
    public void Places_of_another_build_are_found_out_by_alleles_that_do_not_fit_by_chance()
    {
        var random = new Random(3);
        var target = new ArrayGenotypes(Sex.Female);
        var weights = new StringBuilder(Header);
        for (var position = 1; position <= 400; position++)
        {
            var alleles = "ACGT".ToCharArray();
            random.Shuffle(alleles);
            target.Add("1", position, ".", $"{alleles[0]}", $"{alleles[1]}", "0/1");
            random.Shuffle(alleles);
            weights.Append($"\t1\t{position}\t{alleles[0]}\t{alleles[1]}\t1\n");
        }

        Assert.Equal("PGS010", Assert.Throws<ProblemException>(() => target.Load(weights.ToString(), Lax)).Problem.Code);
    }

    [Fact]
    public void A_model_that_is_not_defined_for_one_copy_is_left_out()
    {
        var loaded = Target.Load("chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tis_dominant\nX\t500\tA\tG\t1\tTRUE\n", Lax);
        Assert.Equal(1, loaded.Scores[0].Statuses[(int)MatchStatus.ModelNotDefined]);
    }

    [Fact]
    public void A_file_may_hold_several_scores()
    {
        var loaded = Target.Load("chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\taccession\n1\t100\tT\tC\t1\tone\n1\t100\tT\tC\t2\ttwo\n1\t400\tA\tAT\t3\tone\n");
        Assert.Equal([("one", 2L), ("two", 1L)], loaded.Scores.Select(score => (score.Names[0], score.Matched)));
    }

    [Fact]
    public void Columns_with_empty_cells_are_scores_of_fewer_variants()
    {
        var results = Target.Score("ID\tA1\tfull\tpart\nrs1\tT\t1\tNA\nrs4\tA\t10\t100\n");
        Assert.Equal([("full", 2L, 11.0), ("part", 1L, 100.0)], results.Select(result => (result.Name, result.Total, result.Sums[0])));
    }
}
