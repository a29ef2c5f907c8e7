using CsCheck;
using Tabib.Core.Kernels;

namespace Tabib.Tests.Core.Kernels;

public sealed class GenotypeDotTests
{
    public static TheoryData<SimdLevel> Levels => [.. Enum.GetValues<SimdLevel>().Where(level => level <= Simd.Choose(null))];

    [Theory]
    [MemberData(nameof(Levels))]
    public void Products_and_overlaps_are_those_of_a_loop_whatever_the_vectors(SimdLevel level)
    {
        var cases =
            from lines in Gen.Int[0, 70]
            from seed in Gen.Int
            select (lines, seed);
        cases.Sample(
            input =>
            {
                var random = new Random(input.seed);
                var (x, y) = (Codes(random, input.lines * 512), Codes(random, input.lines * 512));
                var (first, second) = (Planes(x), Planes(y));
                var product = new int[1];
                GenotypeDot.Products(level, first, [second], product);
                Assert.Equal(x.Zip(y, (a, b) => Value(a) * Value(b)).Sum(), product[0]);
                var overlap = GenotypeDot.Overlap(level, first, second);
                Assert.Equal(x.Zip(y).Count(pair => pair is { First: < 3, Second: < 3 }), overlap.Called);
                Assert.Equal(x.Zip(y).Count(pair => pair is { First: 0 or 2, Second: < 3 }), overlap.Homozygous1);
                Assert.Equal(x.Zip(y).Count(pair => pair is { First: 2, Second: < 3 }), overlap.Positive1);
                Assert.Equal(x.Zip(y).Count(pair => pair is { Second: 0 or 2, First: < 3 }), overlap.Homozygous2);
                Assert.Equal(x.Zip(y).Count(pair => pair is { Second: 2, First: < 3 }), overlap.Positive2);
            },
            iter: 60);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public void Equal_and_opposite_variants_reach_the_ends(SimdLevel level)
    {
        var twos = Planes(Enumerable.Repeat(2, 40 * 512).ToArray());
        var zeros = Planes(new int[40 * 512]);
        var products = new int[2];
        GenotypeDot.Products(level, twos, [twos, zeros], products);
        Assert.Equal([40 * 512, -40 * 512], products);
    }

    private static int[] Codes(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(4))];

    private static int Value(int code) => code is 0 ? -1 : code is 2 ? 1 : 0;

    private static ulong[] Planes(int[] codes)
    {
        var words = codes.Length / 64;
        var planes = new ulong[words * GenotypeDot.PlaneCount];
        for (var i = 0; i < codes.Length; i++)
        {
            var bit = 1UL << (i % 64);
            if (codes[i] is 0 or 2) planes[i / 64] |= bit;
            if (codes[i] is 2) planes[words + (i / 64)] |= bit;
            if (codes[i] is not 3) planes[(2 * words) + (i / 64)] |= bit;
        }

        return planes;
    }
}
