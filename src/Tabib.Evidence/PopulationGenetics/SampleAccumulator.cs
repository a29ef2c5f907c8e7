using System.Numerics;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Adds up what variants tell of samples. One for each thread; the sums are whole numbers, so that their order does not matter.</summary>
public sealed class SampleAccumulator
{
    /// <summary>Expected homozygosity is added in units of 2^-40: exact sums, and 8 million variants fit a long.</summary>
    private const double Unit = 1L << 40;

    private static readonly int Classes = Enum.GetValues<VariantClass>().Length;

    private readonly CohortSamples _samples;
    private readonly IReadOnlyList<Trio> _trios;
    private readonly SampleCallCounts?[] _calls = new SampleCallCounts?[Classes];
    private readonly int[][] _heterozygous;
    private readonly int[][] _missing;
    private readonly int[] _variants = new int[Classes];
    private readonly long[] _expected = new long[Classes];
    private readonly long[][] _expectedOfMissing;
    private readonly long[] _mendel;
    private readonly long[] _mendelAsChild;
    private readonly long[] _checked;

    public SampleAccumulator(CohortSamples samples, IReadOnlyList<Trio> trios)
    {
        ArgumentNullException.ThrowIfNull(samples);
        _samples = samples;
        _trios = trios;
        _heterozygous = Arrays<int>();
        _missing = Arrays<int>();
        _expectedOfMissing = Arrays<long>();
        _mendel = new long[samples.Count];
        _mendelAsChild = new long[samples.Count];
        _checked = new long[samples.Count];

        T[][] Arrays<T>() => [.. Enumerable.Range(0, Classes).Select(_ => new T[samples.Count])];
    }

    /// <summary>Adds one variant.</summary>
    /// <param name="genotypes">Of its first ALT allele; may be changed from a list to dense.</param>
    /// <returns>Mendel errors at the variant.</returns>
    public int Add(GenotypeBuffer genotypes, in VariantCounts counts, Chromosome chromosome, bool hasTwoAlleles)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        ArgumentNullException.ThrowIfNull(chromosome);
        var kind = ClassOf(counts, chromosome, hasTwoAlleles);
        _variants[(int)kind]++;
        var errors = CheckTrios(genotypes, counts.Ploidy);
        (_calls[(int)kind] ??= new SampleCallCounts(_samples.Count)).Add(genotypes);
        if (kind is VariantClass.Autosomal or VariantClass.X)
        {
            var alleles = (2 * counts.Diploid.Called) + counts.HaploidReference + counts.HaploidAlternate;
            var frequency = counts.AlternateCount / (double)alleles;
            var expected = (long)Math.Round(Homozygosity.Expected(frequency) * Unit);
            _expected[(int)kind] += expected;
            AddMissing(genotypes, expected, _expectedOfMissing[(int)kind]);
        }

        return errors;
    }

    /// <summary>Takes over what another counted.</summary>
    public void Add(SampleAccumulator other)
    {
        ArgumentNullException.ThrowIfNull(other);
        other.Flush();
        for (var kind = 0; kind < Classes; kind++)
        {
            _variants[kind] += other._variants[kind];
            _expected[kind] += other._expected[kind];
            Add(_heterozygous[kind], other._heterozygous[kind]);
            Add(_missing[kind], other._missing[kind]);
            Add(_expectedOfMissing[kind], other._expectedOfMissing[kind]);
        }

        Add(_mendel, other._mendel);
        Add(_mendelAsChild, other._mendelAsChild);
        Add(_checked, other._checked);
    }

    public IReadOnlyList<SampleStatistics> Finish(SexCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        Flush();
        return [.. Enumerable.Range(0, _samples.Count).Select(sample => Of(sample, check))];
    }

    private static VariantClass ClassOf(in VariantCounts counts, Chromosome chromosome, bool hasTwoAlleles)
    {
        var isPolymorphic = hasTwoAlleles && counts.AlternateCount > 0 && counts.AlternateCount < (2 * counts.Diploid.Called) + counts.HaploidReference + counts.HaploidAlternate;
        return counts.Ploidy switch
        {
            VariantPloidy.Diploid => isPolymorphic && chromosome.IsAutosome ? VariantClass.Autosomal : VariantClass.OtherDiploid,
            VariantPloidy.SexLinked => isPolymorphic ? VariantClass.X : VariantClass.OtherX,
            VariantPloidy.MaleOnly => VariantClass.Y,
            _ => VariantClass.Mitochondrial,
        };
    }

    private static void Add<T>(T[] sums, T[] more)
        where T : INumber<T>
    {
        for (var i = 0; i < sums.Length; i++) sums[i] += more[i];
    }

    private static void AddMissing(GenotypeBuffer genotypes, long expected, long[] sums)
    {
        if (genotypes.IsSparse)
        {
            for (var i = 0; i < genotypes.ExceptionCount; i++)
                if (genotypes.ExceptionCodes[i] == 3) sums[genotypes.ExceptionSamples[i]] += expected;
            return;
        }

        for (var word = 0; word < genotypes.WordCount; word++)
        {
            var packed = genotypes.Packed[word];
            for (var missing = packed & (packed >> 1) & 0x5555_5555_5555_5555; missing != 0; missing &= missing - 1)
                sums[(word * GenotypeBuffer.SamplesPerWord) + (BitOperations.TrailingZeroCount(missing) / 2)] += expected;
        }
    }

    private int CheckTrios(GenotypeBuffer genotypes, VariantPloidy ploidy)
    {
        if (_trios.Count == 0 || ploidy is VariantPloidy.MaleOnly or VariantPloidy.Haploid) return 0;
        genotypes.Densify();
        var errors = 0;
        foreach (var trio in _trios)
        {
            var (child, father, mother) = (genotypes.CodeOf(trio.Child), genotypes.CodeOf(trio.Father), genotypes.CodeOf(trio.Mother));
            if (child == 3 || (father == 3 && mother == 3)) continue;
            _checked[trio.Child]++;
            var error = MendelCheck.Check(child, father, mother, trio.ChildSex, ploidy);
            if (error == MendelError.None) continue;
            errors++;
            _mendel[trio.Child]++;
            _mendelAsChild[trio.Child]++;
            if (MendelCheck.ImplicatesFather(error)) _mendel[trio.Father]++;
            if (MendelCheck.ImplicatesMother(error)) _mendel[trio.Mother]++;
        }

        return errors;
    }

    private void Flush()
    {
        for (var kind = 0; kind < Classes; kind++) _calls[kind]?.MoveTo(_heterozygous[kind], _missing[kind]);
    }

    private SampleStatistics Of(int sample, SexCheck check)
    {
        var isMale = _samples.Males.Contains(sample);
        long missing = 0, variants = 0;
        for (var kind = 0; kind < Classes; kind++)
        {
            if ((VariantClass)kind == VariantClass.Y && !isMale) continue;
            variants += _variants[kind];
            missing += _missing[kind][sample];
            if ((VariantClass)kind is VariantClass.Y or VariantClass.Mitochondrial || (isMale && (VariantClass)kind is VariantClass.X or VariantClass.OtherX)) missing += _heterozygous[kind][sample];
        }

        var (homozygous, expected, called) = Calls(VariantClass.Autosomal, sample);
        var (homozygousX, expectedX, calledX) = Calls(VariantClass.X, sample);
        var inbreedingX = Homozygosity.Inbreeding(homozygousX, expectedX, calledX);
        var stated = _samples.Table.Sexes[sample];
        return new SampleStatistics(
            sample, missing, variants, homozygous, expected, called, Homozygosity.Inbreeding(homozygous, expected, called), inbreedingX, calledX,
            _variants[(int)VariantClass.Y] - _missing[(int)VariantClass.Y][sample], _variants[(int)VariantClass.Y],
            double.IsNaN(inbreedingX) ? Sex.Unknown : check.Infer(inbreedingX), check.Compare(stated, inbreedingX), _mendel[sample], _mendelAsChild[sample], _checked[sample]);
    }

    private (long Homozygous, double Expected, long Called) Calls(VariantClass kind, int sample)
    {
        long called = _variants[(int)kind] - _missing[(int)kind][sample];
        return (called - _heterozygous[(int)kind][sample], (_expected[(int)kind] - _expectedOfMissing[(int)kind][sample]) / Unit, called);
    }
}
