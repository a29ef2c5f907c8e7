using System.Runtime.InteropServices;
using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Tests.Core.Kernels;

public sealed class GenotypeSumsTests
{
    private delegate void PairKernel(ReadOnlySpan<ulong> genotypes, ReadOnlySpan<int> rows, ReadOnlySpan<long> first, ReadOnlySpan<long> second, Span<long> firstSums, Span<long> secondSums);

    private delegate void MatrixKernel(ReadOnlySpan<byte> bytes, ReadOnlySpan<long> worths, Span<long> tables, Span<long> sums);

    private delegate void ShortKernel(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> worths, Span<int> tables, Span<int> sums);

    private static readonly Gen<(int Tiles, int Groups, int Seed)> Cases = Gen.Select(Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[0, 1 << 20]);

    [Fact]
    public void Two_sums_are_those_of_looking_up_one_genotype_after_the_other_for_every_instruction_set() => Cases.Sample(
        given =>
        {
            var random = new Random(given.Seed);
            var (variants, words) = (given.Groups * GenotypeSums.VariantsPerGroup, given.Tiles * GenotypeSums.WordsPerTile);
            var genotypes = Words(random, Math.Max(1, variants) * words);
            var rows = Enumerable.Range(0, variants).Select(variant => variant * words).ToArray();
            var (first, second) = (Numbers(random, variants * 4), Numbers(random, variants * 4));
            foreach (var kernel in new PairKernel[] { GenotypeSumsScalar.Add, GenotypeSumsVector256.Add, GenotypeSumsVector512.Add, GenotypeSums.Add })
            {
                var (firstSums, secondSums) = (new long[given.Tiles * 256], new long[given.Tiles * 256]);
                kernel(genotypes, rows, first, second, firstSums, secondSums);
                for (var sample = 0; sample < given.Tiles * 256; sample++)
                {
                    var codes = rows.Select(row => CodeAt(genotypes, row, sample)).ToArray();
                    Assert.Equal(codes.Select((code, variant) => first[(variant * 4) + code]).Sum(), firstSums[GenotypeSums.SlotOf(sample)]);
                    Assert.Equal(codes.Select((code, variant) => second[(variant * 4) + code]).Sum(), secondSums[GenotypeSums.SlotOf(sample)]);
                }
            }
        },
        iter: 30);

    [Fact]
    public void Eight_sums_are_those_of_looking_up_one_genotype_after_the_other_for_every_instruction_set() => Gen.Select(Gen.Int[1, 5], Gen.Int[0, 1 << 20]).Sample(
        (words, seed) =>
        {
            var random = new Random(seed);
            var samples = words * 32;
            var genotypes = Words(random, 16 * words);
            var worths = Numbers(random, 16 * 4 * 8);
            var bytes = new byte[4 * samples];
            for (var four = 0; four < 4; four++)
                GenotypeMatrixSums.Interleave(genotypes, [four * 4 * words, ((four * 4) + 1) * words, ((four * 4) + 2) * words, ((four * 4) + 3) * words], bytes.AsSpan(four * samples, samples));
            foreach (var kernel in new MatrixKernel[] { GenotypeMatrixSumsScalar.Add, GenotypeMatrixSumsVector256.Add, GenotypeMatrixSumsVector512.Add, GenotypeMatrixSums.Add })
            {
                var sums = new AlignedNumbers(samples * 8);
                kernel(bytes, worths, new AlignedNumbers(GenotypeMatrixSums.TableLength).Span, sums.Span);
                for (var sample = 0; sample < samples; sample++)
                {
                    for (var column = 0; column < 8; column++)
                    {
                        var expected = Enumerable.Range(0, 16).Sum(variant => worths[(((variant * 4) + CodeAt(genotypes, variant * words, sample)) * 8) + column]);
                        Assert.Equal(expected, sums.Span[(GenotypeMatrixSums.SlotOf(sample) * 8) + column]);
                    }
                }
            }
        },
        iter: 20);

    [Fact]
    public void Sixteen_short_sums_are_those_of_looking_up_one_genotype_after_the_other_for_every_instruction_set() => Gen.Select(Gen.Int[1, 5], Gen.Int[0, 1 << 20]).Sample(
        (words, seed) =>
        {
            var random = new Random(seed);
            var samples = words * 32;
            var genotypes = Words(random, 24 * words);
            var worths = ShortNumbers(random, 24 * 4 * 16);
            var bytes = new byte[8 * samples];
            for (var run = 0; run < 8; run++) GenotypeShortSums.Interleave(genotypes, [run * 3 * words, ((run * 3) + 1) * words, ((run * 3) + 2) * words], bytes.AsSpan(run * samples, samples));
            foreach (var kernel in new ShortKernel[] { GenotypeShortSumsScalar.Add, GenotypeShortSumsVector256.Add, GenotypeShortSumsVector512.Add, GenotypeShortSums.Add })
            {
                var sums = MemoryMarshal.Cast<long, int>(new AlignedNumbers(samples * 8).Span);
                kernel(bytes, worths, MemoryMarshal.Cast<long, int>(new AlignedNumbers(GenotypeShortSums.TableLength / 2).Span), sums);
                for (var sample = 0; sample < samples; sample++)
                {
                    for (var column = 0; column < 16; column++)
                    {
                        var expected = Enumerable.Range(0, 24).Sum(variant => worths[(((variant * 4) + CodeAt(genotypes, variant * words, sample)) * 16) + column]);
                        Assert.Equal(expected, sums[(GenotypeMatrixSums.SlotOf(sample) * 16) + column]);
                    }
                }
            }
        },
        iter: 20);

    [Fact]
    public void Listed_samples_get_what_their_codes_are_worth_and_short_sums_become_long_ones()
    {
        var random = new Random(3);
        var (worths, common) = (ShortNumbers(random, 64), ShortNumbers(random, 16));
        var (missing, factors, constants) = (Numbers(random, 8), Numbers(random, 16).Select(number => number >> 30).ToArray(), Numbers(random, 16));
        int[] places = [(2 << 2) | 0, (0 << 2) | 1, (3 << 2) | 2, (1 << 2) | 3];
        var (sums, longSums) = (new int[64], new long[32]);
        GenotypeShortSums.AddListed(places, worths, common, sums);
        for (var column = 0; column < 16; column++)
        {
            Assert.Equal(worths[16 + column] - common[column], sums[column]);
            Assert.Equal((0, worths[column] - common[column], worths[32 + column] - common[column]), (sums[16 + column], sums[32 + column], sums[48 + column]));
        }

        GenotypeShortSums.AddMissing(places, missing, longSums);
        Assert.Equal([.. new long[8], .. missing, .. new long[16]], longSums);
        GenotypeShortSums.Widen(sums, 1, factors.AsSpan(8), constants.AsSpan(8), longSums);
        for (var i = 0; i < 32; i++) Assert.Equal((i / 8 == 1 ? missing[i % 8] : 0) + (sums[(i / 8 * 16) + 8 + (i % 8)] * factors[8 + (i % 8)]) + constants[8 + (i % 8)], longSums[i]);
        Assert.Throws<ArgumentException>(() => GenotypeShortSums.Add([64, 0, 0, 0, 0, 0, 0, 0], new int[24 * 64], new int[GenotypeShortSums.TableLength], new int[16]));
    }

    [Fact]
    public void Slots_of_samples_are_all_different()
    {
        Assert.Equal(1024, Enumerable.Range(0, 1024).Select(GenotypeSums.SlotOf).Distinct().Count(slot => slot is >= 0 and < 1024));
        Assert.Equal(1024, Enumerable.Range(0, 1024).Select(GenotypeMatrixSums.SlotOf).Distinct().Count(slot => slot is >= 0 and < 1024));
    }

    [Fact]
    public void Aligned_numbers_begin_as_zeros_and_whole_sums_add()
    {
        var (left, right) = (new AlignedNumbers(21), new AlignedNumbers(21));
        for (var i = 0; i < 21; i++) (left.Span[i], right.Span[i]) = (i, 1000 - i);
        WholeSums.Add(left.Span, right.Span);
        Assert.All(right.Span.ToArray(), number => Assert.Equal(1000, number));
        Assert.Throws<ArgumentException>(() => WholeSums.Add(left.Span, right.Span[1..]));
    }

    private static int CodeAt(ulong[] genotypes, int row, int sample) => (int)(genotypes[row + (sample / GenotypeBuffer.SamplesPerWord)] >> (sample % GenotypeBuffer.SamplesPerWord * 2)) & 3;

    private static ulong[] Words(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue))];

    private static int[] ShortNumbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-(1 << 24), 1 << 24))];

    private static long[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(-(1L << 50), 1L << 50))];
}
