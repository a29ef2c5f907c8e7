using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.Tests.Evidence.PopulationGenetics;

public sealed class VariantCounterTests
{
    private static readonly VariantPloidy[] Ploidies = Enum.GetValues<VariantPloidy>();
    private static readonly Gen<VariantPloidy> Ploidy = Gen.Int[0, 3].Select(index => Ploidies[index]);

    [Fact]
    public void Counts_what_a_loop_counts() => Gen.Select(Cohorts.OneVariant, Ploidy, Gen.Bool).Sample((cohort, ploidy, listed) =>
    {
        var (sexes, founders, codes) = cohort;
        var genotypes = listed ? Cohorts.List(codes, codes[0]) : Cohorts.Pack(codes);
        var counts = new VariantCounter(new CohortSamples(Cohorts.Table(sexes, founders))).Count(genotypes, ploidy);
        int alternate = 0, alleles = 0, missing = 0, samples = 0, mixed = 0;
        for (var i = 0; i < codes.Length; i++)
        {
            var copies = CopiesOf(ploidy, sexes[i]);
            if (copies == 0) continue;
            samples++;
            var isMixed = copies == 1 && codes[i] == 1;
            if (isMixed) mixed++;
            if (isMixed || codes[i] == 3) missing++;
            else if (founders[i])
            {
                alleles += copies;
                alternate += copies == 2 ? codes[i] : codes[i] / 2;
            }
        }

        Assert.Equal((alternate, alleles, missing, samples, mixed), (counts.AlternateCount, counts.AlleleCount, counts.Missing, counts.Samples, counts.HeterozygousHaploid));
        Assert.Equal(alternate / (double)alleles, counts.AlternateFrequency);
    });

    [Fact]
    public void Counting_the_other_allele_mirrors_everything() => Gen.Select(Cohorts.OneVariant, Ploidy).Sample((cohort, ploidy) =>
    {
        var counter = new VariantCounter(new CohortSamples(Cohorts.Table(cohort.Sexes, cohort.Founders)));
        var one = counter.Count(Cohorts.Pack(cohort.Codes), ploidy);
        var other = counter.Count(Cohorts.Pack([.. cohort.Codes.Select(code => code switch { 0 => 2, 2 => 0, _ => code })]), ploidy);
        Assert.Equal((one.AlleleCount, one.Missing, one.Samples), (other.AlleleCount, other.Missing, other.Samples));
        Assert.Equal(one.AlleleCount - one.AlternateCount, other.AlternateCount);
        var (test, mirrored) = (one.HardyWeinbergTest(), other.HardyWeinbergTest());
        Assert.Equal(test is null, mirrored is null);
        if (test is { } p) Assert.Equal(p.LogMidP, mirrored!.Value.LogMidP, 1e-9);
    });

    [Fact]
    public void Totals_alone_give_the_same_where_they_are_enough() => Cohorts.OneVariant.Sample(cohort =>
    {
        var counter = new VariantCounter(new CohortSamples(Cohorts.Table(cohort.Sexes)));
        var genotypes = Cohorts.Pack(cohort.Codes);
        foreach (var ploidy in Ploidies.Where(counter.NeedsTotalsAlone))
            Assert.Equal(counter.Count(genotypes, ploidy), counter.Count(Tabib.Core.Kernels.GenotypeCounting.Count(genotypes), ploidy));
        Assert.False(counter.NeedsTotalsAlone(VariantPloidy.SexLinked));
        Assert.False(new VariantCounter(new CohortSamples(Cohorts.Table([Sex.Male, Sex.Male], [true, false]))).NeedsTotalsAlone(VariantPloidy.Diploid));
    });

    [Fact]
    public void X_counts_males_once_and_tests_females_of_stated_sex()
    {
        Sex[] sexes = [Sex.Male, Sex.Male, Sex.Male, Sex.Female, Sex.Female, Sex.Unknown];
        var counts = new VariantCounter(new CohortSamples(Cohorts.Table(sexes))).Count(Cohorts.Pack(2, 0, 1, 1, 2, 2), VariantPloidy.SexLinked);
        Assert.Equal((8, 6, 1, 1), (counts.AlleleCount, counts.AlternateCount, counts.Missing, counts.HeterozygousHaploid));
        Assert.Equal((0, 1, 1), (counts.Females.None, counts.Females.One, counts.Females.Two));
    }

    [Fact]
    public void Dosages_count_in_the_frequency_and_calls_in_the_test()
    {
        var genotypes = Cohorts.Pack(0, 1, 2, 3);
        genotypes.EnsureDosages();
        genotypes.HasDosage = true;
        ((ushort[])[0, GenotypeBuffer.DosagePerCopy / 2, 2 * GenotypeBuffer.DosagePerCopy, GenotypeBuffer.MissingDosage]).CopyTo(genotypes.Dosages, 0);
        var counts = new VariantCounter(new CohortSamples(Cohorts.Table([Sex.Male, Sex.Male, Sex.Female, Sex.Female]))).Count(genotypes, VariantPloidy.Diploid);
        Assert.Equal(2.5 / 6, counts.AlternateFrequency, 1e-15);
        Assert.Equal((6, 3, 1), (counts.AlleleCount, counts.AlternateCount, counts.Diploid.One));
    }

    [Fact]
    public void Where_nothing_is_called_there_is_no_frequency()
    {
        var counts = new VariantCounter(new CohortSamples(Cohorts.Table([Sex.Male, Sex.Female]))).Count(Cohorts.Pack(3, 3), VariantPloidy.Diploid);
        Assert.True(double.IsNaN(counts.AlternateFrequency));
        Assert.Equal(1, counts.MissingRate);
        Assert.True(double.IsNaN(new VariantCounter(new CohortSamples(Cohorts.Table([Sex.Female]))).Count(Cohorts.Pack(0), VariantPloidy.MaleOnly).MissingRate));
    }

    private static int CopiesOf(VariantPloidy ploidy, Sex sex) => ploidy switch
    {
        VariantPloidy.Diploid => 2,
        VariantPloidy.SexLinked => sex == Sex.Male ? 1 : 2,
        VariantPloidy.MaleOnly => sex == Sex.Male ? 1 : 0,
        _ => 1,
    };
}
