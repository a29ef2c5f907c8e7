using System.Globalization;
using CsCheck;
using Tabib.Core.Identity;
using Tabib.Evidence.Polygenic;

namespace Tabib.Tests.Evidence.Polygenic;

public sealed class ScoreEngineTests
{
    private static readonly Gen<(int Samples, int Variants, int Seed)> Cohorts = Gen.Select(Gen.Int[1, 700], Gen.Int[1, 60], Gen.Int[0, 1 << 20]);

    /// <summary>Six samples whose scores PLINK 2 (2.00a3.5) was asked for one weight at a time; sexes male, female, unknown, female, male, female.</summary>
    private static readonly ArrayGenotypes Small = new ArrayGenotypes(Sex.Male, Sex.Female, Sex.Unknown, Sex.Female, Sex.Male, Sex.Female)
        .Add("1", 10, "a", "A", "G", "./. 0/1 1/1 0/0 0/1 0/0")
        .Add("2", 10, "m", "A", "G,T", "1/2 0/1 2/2 0/0 0/2 ./.")
        .Add("X", 5000000, "x", "A", "G", "0/1 0/1 1/1 ./. 1/1 0/0")
        .Add("Y", 5000000, "y", "A", "G", "1/1 ./. 1/1 1/1 ./. ./.")
        .Add("MT", 10, "t", "A", "G", "0/1 0/0 1/1 ./. 1/1 0/0");

    [Theory]
    [InlineData("a G", "0 2 0 0.8|2 2 1 1|2 2 2 2|2 2 0 0|2 2 1 1|2 2 0 0")]
    [InlineData("a A", "0 2 0 1.2|2 2 1 1|2 2 0 0|2 2 2 2|2 2 1 1|2 2 2 2")]
    [InlineData("m A", "2 2 0 0|2 2 1 1|2 2 0 0|2 2 2 2|2 2 1 1|0 2 0 0.8")]
    [InlineData("m G", "2 2 1 1|2 2 1 1|2 2 0 0|2 2 0 0|2 2 0 0|0 2 0 0.4")]
    [InlineData("m T", "2 2 1 1|2 2 0 0|2 2 2 2|2 2 0 0|2 2 1 1|0 2 0 0.8")]
    [InlineData("x G", "2 2 1 1|2 2 1 1|2 2 2 2|0 2 0 1.125|2 2 2 2|2 2 0 0")]
    [InlineData("x A", "2 2 1 1|2 2 1 1|2 2 0 0|0 2 0 0.875|2 2 0 0|2 2 2 2")]
    [InlineData("y G", "1 1 1 1|0 0 0 0|0 0 0 0|0 0 0 0|0 1 0 1|0 0 0 0")]
    [InlineData("y A", "1 1 0 0|0 0 0 0|0 0 0 0|0 0 0 0|0 1 0 0|0 0 0 0")]
    [InlineData("t G", "1 1 0.5 0.5|1 1 0 0|1 1 1 1|0 1 0 0.5|1 1 1 1|1 1 0 0")]
    [InlineData("t A", "1 1 0.5 0.5|1 1 1 1|1 1 0 0|0 1 0 0.5|1 1 0 0|1 1 1 1")]
    public void Autosomes_X_Y_and_mitochondria_count_as_in_PLINK_2(string weight, string expected)
    {
        var result = Assert.Single(Small.Score($"{weight} 1"));
        Assert.Equal(expected, string.Join('|', Enumerable.Range(0, 6).Select(i => string.Create(CultureInfo.InvariantCulture, $"{result.AlleleCounts[i]} {result.Denominators[i]} {result.DosageSums[i]} {Math.Round(result.Sums[i], 12)}"))));
    }

    [Theory]
    [InlineData("TRUE\tFALSE", "G\tA", "0.4|1|1|0|1|0")]
    [InlineData("FALSE\tTRUE", "G\tA", "0.4|0|1|0|0|0")]
    [InlineData("TRUE\tFALSE", "A\tG", "0.6|1|0|1|1|1")]
    [InlineData("FALSE\tTRUE", "A\tG", "0.6|0|0|1|0|1")]
    public void Dominant_and_recessive_weights_count_as_in_PLINK_2(string model, string alleles, string expected)
    {
        var result = Assert.Single(Small.Score($"chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tis_dominant\tis_recessive\n1\t10\t{alleles}\t1\t{model}\n"));
        Assert.Equal(expected, string.Join('|', result.Sums.Select(sum => Math.Round(sum, 12).ToString(CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Missing_genotypes_that_are_skipped_leave_the_sum_and_the_average()
    {
        var result = Assert.Single(Small.Score("a G 1", new ScoreOptions { Missing = MissingGenotypes.Skip }));
        Assert.Equal((0, 0, double.NaN), (result.Sums[0], result.Denominators[0], result.Average(0)));
        Assert.Equal(0.5, result.Average(1));
    }

    [Fact]
    public void Frequencies_of_a_panel_come_before_those_of_the_set()
    {
        var frequencies = new[] { 0.1, double.NaN, double.NaN, double.NaN, double.NaN };
        Assert.Equal(0.2, Assert.Single(Small.Score("a G 1", new ScoreOptions { Frequencies = frequencies })).Sums[0], 12);
        Assert.Equal(1.8, Assert.Single(Small.Score("a A 1", new ScoreOptions { Frequencies = frequencies })).Sums[0], 12);
        Assert.Equal(1.125, Assert.Single(Small.Score("x G 1", new ScoreOptions { Frequencies = frequencies })).Sums[3], 12);
    }

    [Fact]
    public void A_variant_without_any_call_adds_nothing_and_is_told()
    {
        var cohort = new ArrayGenotypes(Sex.Female, Sex.Male).Add("1", 1, "none", "A", "G", "./. ./.").Add("1", 2, "some", "A", "G", "0/1 1/1");
        var result = Assert.Single(cohort.Score("none G 5\nsome G 1"));
        Assert.Equal((1, 1, 2), (result.Uncalled, result.Sums[0], result.Sums[1]));
        Assert.Equal([2, 2], result.Denominators);
    }

    [Fact]
    public void Sums_are_those_of_adding_one_weight_after_the_other() => Cohorts.Sample(
        given =>
        {
            var (cohort, weights, plain) = Random(given.Samples, given.Variants, given.Seed);
            var results = cohort.Score(weights);
            for (var column = 0; column < results.Count; column++)
            {
                for (var sample = 0; sample < given.Samples; sample++)
                    Assert.InRange(results[column].Sums[sample] - plain[column][sample], -1e-11, 1e-11);
            }
        },
        iter: 25);

    [Fact]
    public void Threads_order_of_variants_memory_and_company_change_no_bit() => Cohorts.Sample(
        given =>
        {
            var (cohort, weights, _) = Random(given.Samples, given.Variants, given.Seed);
            var expected = cohort.Score(weights);
            var order = Enumerable.Range(0, given.Variants).ToArray();
            new Random(given.Seed).Shuffle(order);
            var others = new[]
            {
                cohort.Score(weights, new ScoreOptions { Threads = 3 }),
                cohort.Score(weights, new ScoreOptions { Memory = 1 }),
                cohort.Ordered(order).Score(weights),
            };
            foreach (var other in others)
                for (var column = 0; column < expected.Count; column++) AssertSame(expected[column], other[column]);
            var lines = weights.Split('\n');
            var alone = Assert.Single(cohort.Score(string.Join('\n', lines.Select(line => string.Join('\t', line.Split('\t').Take(3))))));
            AssertSame(expected[0], alone);
        },
        iter: 25);

    /// <summary>Rare and common variants with few missing calls go another way together than alone; weights of many digits go a third.</summary>
    [Fact]
    public void Scores_of_a_table_are_those_of_each_column_alone() => Gen.Select(Gen.Int[17, 600], Gen.Int[1, 300], Gen.Int[0, 9], Gen.Int[0, 1 << 20]).Sample(
        (samples, variants, digits, seed) =>
        {
            var random = new Random(seed);
            var cohort = new ArrayGenotypes(new Sex[samples]);
            const int columns = 18;
            var weights = "ID\tA1\t" + string.Join('\t', Enumerable.Range(1, columns).Select(column => $"S{column}"));
            var rows = new List<string[]>();
            for (var variant = 0; variant < variants; variant++)
            {
                var (frequency, missing) = (Math.Pow(random.NextDouble(), 4), random.Next(3) == 0 ? 0.05 * random.NextDouble() : 0);
                if (random.Next(3) == 0) frequency = 1 - frequency;
                var codes = Enumerable.Range(0, samples).Select(_ => random.NextDouble() < missing ? 3 : (random.NextDouble() < frequency ? 1 : 0) + (random.NextDouble() < frequency ? 1 : 0)).ToArray();
                cohort.Add("7", variant + 1, $"v{variant}", "A", "G", codes);
                rows.Add([$"v{variant}", random.Next(2) == 0 ? "A" : "G", .. Enumerable.Range(0, columns).Select(_ => Math.Round(random.NextDouble() - 0.4, digits).ToString("R", CultureInfo.InvariantCulture))]);
            }

            foreach (var missing in Enum.GetValues<MissingGenotypes>())
            {
                var together = cohort.Score(weights + "\n" + string.Join('\n', rows.Select(row => string.Join('\t', row))), new ScoreOptions { Missing = missing, Threads = 2 });
                for (var column = 0; column < columns; column += 5)
                {
                    var alone = cohort.Score("ID\tA1\tS\n" + string.Join('\n', rows.Select(row => $"{row[0]}\t{row[1]}\t{row[2 + column]}")), new ScoreOptions { Missing = missing });
                    AssertSame(Assert.Single(alone), together[column]);
                }
            }
        },
        iter: 12);

    [Fact]
    public void Decimal_weights_are_added_without_rounding()
    {
        var cohort = new ArrayGenotypes(Sex.Female).Add("1", 1, "a", "A", "G", "0/1").Add("1", 2, "b", "A", "G", "0/1").Add("1", 3, "c", "A", "G", "1/1");
        Assert.Equal(0.3, Assert.Single(cohort.Score("a G 0.1\nb G 0.2\nc A 7")).Sums[0]);
        Assert.Equal(1 / 3.0, Assert.Single(cohort.Score("a G 0.1\nb G 0.23333333333333334\nc A 7")).Sums[0], 1e-15);
    }

    [Fact]
    public void It_does_not_matter_which_allele_is_called_REF() => Cohorts.Sample(
        given =>
        {
            var (cohort, weights, _) = Random(given.Samples, given.Variants, given.Seed);
            var (left, right) = (cohort.Score(weights), cohort.Turned().Score(weights));
            for (var column = 0; column < left.Count; column++)
            {
                Assert.Equal(left[column].DosageSums, right[column].DosageSums);
                for (var sample = 0; sample < given.Samples; sample++) Assert.Equal(left[column].Sums[sample], right[column].Sums[sample], 1e-12);
            }
        },
        iter: 15);

    [Fact]
    public void Another_order_of_samples_gives_the_same_scores_in_that_order()
    {
        var random = new Random(5);
        var sexes = new Sex[90];
        var order = Enumerable.Range(0, 90).ToArray();
        random.Shuffle(order);
        var (first, second) = (new ArrayGenotypes(sexes), new ArrayGenotypes(sexes));
        var weights = "";
        for (var variant = 0; variant < 40; variant++)
        {
            var codes = Enumerable.Range(0, 90).Select(_ => random.Next(4)).ToArray();
            first.Add("1", variant + 1, $"v{variant}", "A", "G", codes);
            second.Add("1", variant + 1, $"v{variant}", "A", "G", [.. order.Select(sample => codes[sample])]);
            weights += string.Create(CultureInfo.InvariantCulture, $"v{variant} G {random.NextDouble() - 0.5}\n");
        }

        var (left, right) = (Assert.Single(first.Score(weights)), Assert.Single(second.Score(weights)));
        Assert.Equal(order.Select(sample => left.Sums[sample]), right.Sums);
    }

    /// <summary>A cohort of all kinds of chromosomes with three scores, and their sums as plain doubles.</summary>
    private static (ArrayGenotypes Cohort, string Weights, double[][] Sums) Random(int samples, int variants, int seed)
    {
        var random = new Random(seed);
        var sexes = Enumerable.Range(0, samples).Select(_ => (Sex)random.Next(3)).ToArray();
        var cohort = new ArrayGenotypes(sexes);
        var sums = new[] { new double[samples], new double[samples], new double[samples] };
        var weights = "ID\tA1\tS1\tS2\tS3";
        for (var variant = 0; variant < variants; variant++)
        {
            var chromosome = random.Next(6) switch { 0 => "X", 1 => "Y", 2 => "MT", _ => "7" };
            var codes = Enumerable.Range(0, samples).Select(_ => random.Next(12)).Select(draw => draw <= 3 ? draw : draw % 3).ToArray();
            var dosages = random.Next(4) == 0 ? codes.Select(code => code == 3 ? double.NaN : Math.Round(random.NextDouble() * 2 * 16384) / 16384).ToArray() : null;
            cohort.Add(chromosome, variant + 1, $"v{variant}", "A", "G", codes, dosages);
            var countsReference = random.Next(2) == 0;
            var values = Enumerable.Range(0, 3).Select(_ => Math.Round(random.NextDouble() - 0.5, 6)).ToArray();
            weights += string.Create(CultureInfo.InvariantCulture, $"\nv{variant}\t{(countsReference ? "A" : "G")}\t{values[0]}\t{values[1]}\t{values[2]}");
            AddPlain(sums, values, chromosome, sexes, [.. codes.Select((code, i) => dosages?[i] ?? (code == 3 ? double.NaN : code))], countsReference);
        }

        return (cohort, weights, sums);
    }

    private static void AddPlain(double[][] sums, double[] weights, string chromosome, Sex[] sexes, double[] copies, bool countsReference)
    {
        var (counted, alleles) = (0.0, 0.0);
        for (var i = 0; i < copies.Length; i++)
        {
            var isMale = sexes[i] == Sex.Male;
            if (double.IsNaN(copies[i]) || (chromosome == "Y" && !isMale)) continue;
            var ploidy = chromosome is "Y" or "MT" || (chromosome == "X" && isMale) ? 1 : 2;
            counted += copies[i] * ploidy / 2;
            alleles += ploidy;
        }

        if (alleles == 0 && copies.Any(double.IsNaN)) return;
        var frequency = alleles == 0 ? 0 : counted / alleles;
        for (var i = 0; i < copies.Length; i++)
        {
            if (chromosome == "Y" && sexes[i] != Sex.Male) continue;
            var alternates = double.IsNaN(copies[i]) ? 2 * frequency : copies[i];
            var effect = (countsReference ? 2 - alternates : alternates) * (chromosome is "Y" or "MT" ? 0.5 : 1);
            for (var column = 0; column < weights.Length; column++) sums[column][i] += weights[column] * effect;
        }
    }

    private static void AssertSame(ScoreResult expected, ScoreResult actual)
    {
        Assert.Equal(expected.AlleleCounts, actual.AlleleCounts);
        Assert.Equal(expected.Denominators, actual.Denominators);
        Assert.Equal(expected.DosageSums.Select(BitConverter.DoubleToInt64Bits), actual.DosageSums.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(expected.Sums.Select(BitConverter.DoubleToInt64Bits), actual.Sums.Select(BitConverter.DoubleToInt64Bits));
    }
}
