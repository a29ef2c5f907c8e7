using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.Tests.Evidence.PopulationGenetics;

public sealed class SampleAccumulatorTests
{
    private static readonly Chromosome[] Chromosomes = [.. new[] { "1", "X", "Y", "MT", "XY", "KI270728.1" }.Select(Chromosome.Of)];

    private static readonly Gen<(Sex[] Sexes, (int Chromosome, int[] Codes)[] Variants)> Sets =
        from count in Gen.Int[3, 40]
        from sexes in Gen.Int[0, 2].Select(value => (Sex)value).Array[count]
        from variants in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3].Array[count]).Array[1, 30]
        select (sexes, variants);

    [Fact]
    public void Counts_what_a_loop_counts() => Sets.Sample(set =>
    {
        var cohort = new CohortSamples(Cohorts.Table(set.Sexes));
        var found = Run(cohort, set.Variants, 1)[0].Finish(new SexCheck());
        for (var sample = 0; sample < cohort.Count; sample++)
        {
            var isMale = set.Sexes[sample] == Sex.Male;
            long variants = 0, missing = 0, called = 0, homozygous = 0;
            var expected = 0.0;
            foreach (var (chromosome, codes) in set.Variants)
            {
                var kind = Chromosomes[chromosome];
                var code = codes[sample];
                if (kind.Kind == ChromosomeKind.Y && !isMale) continue;
                variants++;
                var isHaploid = kind.Kind is ChromosomeKind.Y or ChromosomeKind.Mitochondrial || (kind.Kind == ChromosomeKind.X && isMale);
                if (code == 3 || (code == 1 && isHaploid)) missing++;
                var p = codes.Where(c => c != 3).Sum() / (2.0 * codes.Count(c => c != 3));
                if (!kind.IsAutosome || !(p is > 0 and < 1) || code == 3) continue;
                called++;
                if (code != 1) homozygous++;
                expected += 1 - (2 * p * (1 - p));
            }

            var one = found[sample];
            Assert.Equal((variants, missing, called, homozygous), (one.Variants, one.Missing, one.Called, one.Homozygous));
            Assert.Equal(expected, one.ExpectedHomozygous, 1e-9);
        }
    }, iter: 40);

    [Fact]
    public void Threads_and_order_do_not_matter() => Gen.Select(Sets, Gen.Int[2, 5]).Sample((set, threads) =>
    {
        var cohort = new CohortSamples(Cohorts.Table(set.Sexes));
        var alone = Run(cohort, set.Variants, 1)[0].Finish(new SexCheck());
        var parts = Run(cohort, [.. set.Variants.Reverse()], threads);
        var sum = new SampleAccumulator(cohort, []);
        foreach (var part in parts) sum.Add(part);
        Assert.Equal(alone, sum.Finish(new SexCheck()));
    }, iter: 40);

    [Fact]
    public void Mendel_errors_are_laid_to_whom_they_implicate()
    {
        var table = new SampleTable(["dad", "mum", "kid"], null, [Sex.Male, Sex.Female, Sex.Female], ["0", "0", "dad"], ["0", "0", "mum"]);
        var cohort = new CohortSamples(table, countNonfounders: true);
        var trios = Trio.Find(table);
        Assert.Equal(new Trio(2, 0, 1, Sex.Female), Assert.Single(trios));
        var samples = new SampleAccumulator(cohort, trios);
        var counter = new VariantCounter(cohort);
        int[][] variants = [[0, 0, 1], [0, 1, 2], [0, 0, 2], [2, 3, 0], [0, 1, 1], [3, 3, 2]];
        var errors = variants.Select(codes =>
        {
            var genotypes = Cohorts.Pack(codes);
            return samples.Add(genotypes, counter.Count(genotypes, VariantPloidy.Diploid), Chromosomes[0], true);
        }).ToArray();
        Assert.Equal([1, 1, 1, 1, 0, 0], errors);
        var found = samples.Finish(new SexCheck());
        Assert.Equal((3, 1, 4), (found[0].MendelErrors, found[1].MendelErrors, found[2].MendelErrors));
        Assert.Equal((4, 5), (found[2].MendelErrorsAsChild, found[2].CheckedAsChild));
    }

    private static SampleAccumulator[] Run(CohortSamples cohort, (int Chromosome, int[] Codes)[] variants, int threads)
    {
        var counter = new VariantCounter(cohort);
        var samples = Enumerable.Range(0, threads).Select(_ => new SampleAccumulator(cohort, [])).ToArray();
        for (var i = 0; i < variants.Length; i++)
        {
            var chromosome = Chromosomes[variants[i].Chromosome];
            var genotypes = i % 2 == 0 ? Cohorts.Pack(variants[i].Codes) : Cohorts.List(variants[i].Codes, 0);
            samples[i % threads].Add(genotypes, counter.Count(genotypes, VariantCounter.PloidyOf(chromosome.Kind)), chromosome, hasTwoAlleles: true);
        }

        return samples;
    }
}
