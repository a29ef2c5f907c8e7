using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Tests.Core.Kernels;

public sealed class SampleCallCountsTests
{
    private static readonly Gen<(int[][] Variants, int Samples)> Cohorts =
        from samples in Gen.Int[0, 700]
        from variants in Gen.Int[0, 3].Array[samples].Array[0, 40]
        select (variants, samples);

    [Fact]
    public void Counts_what_a_loop_counts() => Cohorts.Sample(cohort =>
    {
        var counts = new SampleCallCounts(cohort.Samples);
        for (var v = 0; v < cohort.Variants.Length; v++) counts.Add(v % 3 == 2 ? Listed(cohort.Variants[v]) : Packed(cohort.Variants[v]));
        var (heterozygous, missing) = (new int[cohort.Samples], new int[cohort.Samples]);
        counts.MoveTo(heterozygous, missing);
        for (var i = 0; i < cohort.Samples; i++)
        {
            Assert.Equal(cohort.Variants.Count(variant => variant[i] == 1), heterozygous[i]);
            Assert.Equal(cohort.Variants.Count(variant => variant[i] == 3), missing[i]);
        }
    }, iter: 40);

    [Fact]
    public void Begins_anew_after_it_was_read()
    {
        var counts = new SampleCallCounts(3);
        var (heterozygous, missing) = (new int[3], new int[3]);
        for (var round = 1; round <= 3; round++)
        {
            counts.Add(Packed([1, 3, 2]));
            counts.MoveTo(heterozygous, missing);
            Assert.Equal([round, 0, 0], heterozygous);
            Assert.Equal([0, round, 0], missing);
        }
    }

    [Fact]
    public void Does_not_overflow_its_planes()
    {
        const int Variants = 140_001;
        var counts = new SampleCallCounts(2);
        var genotypes = Packed([1, 3]);
        for (var i = 0; i < Variants; i++) counts.Add(genotypes);
        var (heterozygous, missing) = (new int[2], new int[2]);
        counts.MoveTo(heterozygous, missing);
        Assert.Equal([Variants, 0], heterozygous);
        Assert.Equal([0, Variants], missing);
    }

    [Fact]
    public void All_instruction_sets_give_the_same_planes() => Gen.ULong.Array[8 * 16].Sample(rows =>
    {
        var expected = new ulong[SampleCallCounts.Planes * 16];
        var planes = new ulong[SampleCallCounts.Planes * 16];
        for (var round = 0; round < 5; round++) CarrySaveScalar.Add(rows, expected, 16);
        if (Simd.Choose(null) >= SimdLevel.Vector256)
        {
            for (var round = 0; round < 5; round++) CarrySaveVector256.Add(rows, planes, 16);
            Assert.Equal(expected, planes);
            Array.Clear(planes);
        }

        if (Simd.Choose(null) >= SimdLevel.Vector512)
        {
            for (var round = 0; round < 5; round++) CarrySaveVector512.Add(rows, planes, 16);
            Assert.Equal(expected, planes);
        }
    }, iter: 50);

    private static GenotypeBuffer Packed(int[] codes)
    {
        var buffer = new GenotypeBuffer(codes.Length);
        for (var i = 0; i < codes.Length; i++) buffer.Packed[i / 32] |= (ulong)codes[i] << (i % 32 * 2);
        return buffer;
    }

    private static GenotypeBuffer Listed(int[] codes)
    {
        var buffer = new GenotypeBuffer(codes.Length) { IsSparse = true, CommonCode = codes.Length % 4 };
        buffer.EnsureExceptions();
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == buffer.CommonCode) continue;
            buffer.ExceptionSamples[buffer.ExceptionCount] = i;
            buffer.ExceptionCodes[buffer.ExceptionCount++] = (byte)codes[i];
        }

        return buffer;
    }
}
