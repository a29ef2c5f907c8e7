using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Tests.Core.Kernels;

public sealed class GenotypeCountingTests
{
    private static readonly Gen<(int[] Codes, bool[] Chosen)> Cohort = Gen.Int[0, 1100].SelectMany(count => Gen.Select(Gen.Int[0, 3].Array[count], Gen.Bool.Array[count]));

    [Fact]
    public void All_paths_count_what_is_there() => Cohort.Sample(
        cohort =>
        {
            var genotypes = Dense(cohort.Codes);
            var packed = genotypes.Packed.AsSpan(0, genotypes.WordCount);
            var expected = Expected(cohort.Codes, _ => true);
            Assert.Equal(expected, GenotypeCounting.SumsScalar(packed, []).Of(cohort.Codes.Length));
            Assert.Equal(expected, GenotypeCounting.Sums256(packed, []).Of(cohort.Codes.Length));
            Assert.Equal(expected, GenotypeCounting.Sums512(packed, []).Of(cohort.Codes.Length));
            Assert.Equal(expected, GenotypeCounting.Count(genotypes));
        },
        iter: 300);

    [Fact]
    public void Chosen_samples_alone_are_counted() => Cohort.Sample(
        cohort =>
        {
            var genotypes = Dense(cohort.Codes);
            var packed = genotypes.Packed.AsSpan(0, genotypes.WordCount);
            var mask = new SampleMask(cohort.Chosen);
            var expected = Expected(cohort.Codes, i => cohort.Chosen[i]);
            Assert.Equal(expected, GenotypeCounting.SumsScalar(packed, mask.Words[..packed.Length]).Of(mask.Count));
            Assert.Equal(expected, GenotypeCounting.Sums256(packed, mask.Words[..packed.Length]).Of(mask.Count));
            Assert.Equal(expected, GenotypeCounting.Sums512(packed, mask.Words[..packed.Length]).Of(mask.Count));
            Assert.Equal(expected, GenotypeCounting.Count(genotypes, mask));
            Assert.Equal(Expected(cohort.Codes, i => !cohort.Chosen[i]), GenotypeCounting.Count(genotypes).Minus(expected));
        },
        iter: 300);

    [Fact]
    public void A_list_counts_as_what_it_stands_for() => Gen.Select(Cohort, Gen.Int[0, 3]).Sample(
        (cohort, common) =>
        {
            var genotypes = List(cohort.Codes, common);
            var mask = new SampleMask(cohort.Chosen);
            Assert.Equal(Expected(cohort.Codes, _ => true), GenotypeCounting.Count(genotypes));
            Assert.Equal(Expected(cohort.Codes, i => cohort.Chosen[i]), GenotypeCounting.Count(genotypes, mask));
        },
        iter: 200);

    [Fact]
    public void Many_samples_do_not_overflow_the_narrow_sums()
    {
        foreach (var code in (ReadOnlySpan<int>)[1, 2, 3])
        {
            var genotypes = Dense([.. Enumerable.Repeat(code, 100_001)]);
            var packed = genotypes.Packed.AsSpan(0, genotypes.WordCount);
            var expected = Expected([.. Enumerable.Repeat(code, 100_001)], _ => true);
            Assert.Equal(expected, GenotypeCounting.Sums256(packed, []).Of(100_001));
            Assert.Equal(expected, GenotypeCounting.Sums512(packed, []).Of(100_001));
        }
    }

    private static GenotypeCounts Expected(int[] codes, Func<int, bool> chosen)
    {
        int Of(int code) => codes.Where((value, i) => value == code && chosen(i)).Count();
        return new GenotypeCounts(Of(0), Of(1), Of(2), Of(3));
    }

    private static GenotypeBuffer Dense(int[] codes)
    {
        var genotypes = new GenotypeBuffer(codes.Length);
        for (var i = 0; i < codes.Length; i++) genotypes.Packed[i / 32] |= (ulong)codes[i] << (i % 32 * 2);
        return genotypes;
    }

    private static GenotypeBuffer List(int[] codes, int common)
    {
        var genotypes = new GenotypeBuffer(codes.Length) { IsSparse = true, CommonCode = common };
        genotypes.EnsureExceptions();
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == common) continue;
            genotypes.ExceptionSamples[genotypes.ExceptionCount] = i;
            genotypes.ExceptionCodes[genotypes.ExceptionCount++] = (byte)codes[i];
        }

        return genotypes;
    }
}
