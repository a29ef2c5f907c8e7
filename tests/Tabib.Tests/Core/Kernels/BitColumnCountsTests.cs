using CsCheck;
using Tabib.Core.Kernels;

namespace Tabib.Tests.Core.Kernels;

public sealed class BitColumnCountsTests
{
    private const int RowWords = BitColumnCounts.RowWords;

    public static TheoryData<SimdLevel> Levels => [.. Enum.GetValues<SimdLevel>().Where(level => level <= Simd.Choose(null))];

    [Theory]
    [MemberData(nameof(Levels))]
    public void Counts_are_those_of_a_loop_whatever_the_vectors(SimdLevel level)
    {
        var cases =
            from rowCount in Gen.Int[1, 60]
            from rows in Gen.ULong.Array[rowCount * RowWords]
            from lists in Gen.Int[0, rowCount - 1].Array[0, 600].Array[1, 4]
            select (rowCount, rows, lists);
        cases.Sample(
            input =>
            {
                var rows = input.rows.Concat(new ulong[RowWords]).ToArray();
                var expected = new int[BitColumnCounts.Columns];
                var slices = new ulong[BitColumnCounts.SliceWords];
                foreach (var list in input.lists)
                {
                    foreach (var row in list)
                    {
                        for (var column = 0; column < expected.Length; column++) expected[column] += (int)(rows[(row * RowWords) + (column / 64)] >> (column % 64)) & 1;
                    }

                    var padded = list.Select(row => row * RowWords).ToList();
                    while (padded.Count % BitColumnCounts.ListUnit != 0) padded.Add(input.rowCount * RowWords);
                    BitColumnCounts.Add(level, rows, padded.ToArray(), slices);
                }

                var counts = new int[BitColumnCounts.Columns];
                BitColumnCounts.AddTo(slices, counts);
                Assert.Equal(expected, counts);
            },
            iter: 60);
    }

    [Fact]
    public void Numbers_are_added_to_what_was_there()
    {
        var slices = new ulong[BitColumnCounts.SliceWords];
        slices[0] = 1;
        slices[(16 * RowWords) + 7] = 1UL << 63;
        var counts = new int[BitColumnCounts.Columns];
        counts[0] = 5;
        BitColumnCounts.AddTo(slices, counts);
        Assert.Equal(6, counts[0]);
        Assert.Equal(1 << 16, counts[511]);
    }

    [Fact]
    public void A_list_that_is_no_multiple_of_sixteen_is_refused() =>
        Assert.Throws<ArgumentException>(() => BitColumnCounts.Add(new ulong[RowWords], new int[3], new ulong[BitColumnCounts.SliceWords]));

    [Theory]
    [MemberData(nameof(Levels))]
    public void A_list_holds_the_places_of_the_bits_and_is_filled_up(SimdLevel level)
    {
        (from words in Gen.ULong.Array[0, 6] from masks in Gen.ULong.Array[6] from isSparse in Gen.Bool select words.Select((word, i) => isSparse ? word & masks[i] & (masks[i] >> 7) & (masks[i] >> 23) : word).ToArray()).Sample(bits =>
        {
            var offsets = new int[(bits.Length * 64) + BitColumnCounts.ListUnit];
            var length = BitList.Fill(level, bits, 80, 9999, offsets);
            var expected = Enumerable.Range(0, bits.Length * 64).Where(i => ((bits[i / 64] >> (i % 64)) & 1) != 0).Select(i => 80 + (i * RowWords)).ToArray();
            Assert.Equal(0, length % BitColumnCounts.ListUnit);
            Assert.Equal(expected, offsets[..expected.Length]);
            Assert.All(offsets[expected.Length..length], offset => Assert.Equal(9999, offset));
            Assert.InRange(length - expected.Length, 0, BitColumnCounts.ListUnit - 1);
        });
    }

    [Fact]
    public void A_square_of_bits_is_turned()
    {
        Gen.ULong.Array[64].Sample(words =>
        {
            var turned = (ulong[])words.Clone();
            BitTranspose.Turn64(turned);
            for (var i = 0; i < 64; i++)
            {
                for (var j = 0; j < 64; j++) Assert.Equal((words[i] >> j) & 1, (turned[j] >> i) & 1);
            }
        });
        Gen.ULong.Sample(bits =>
        {
            var turned = BitTranspose.Turn8(bits);
            for (var i = 0; i < 64; i++) Assert.Equal((bits >> i) & 1, (turned >> ((i % 8 * 8) + (i / 8))) & 1);
        });
    }

    [Fact]
    public void Codes_are_parted_into_their_two_bits()
    {
        Gen.ULong.Array[2, 40].Where(words => words.Length % 2 == 0).Sample(packed =>
        {
            var (low, high) = (new ulong[packed.Length / 2], new ulong[packed.Length / 2]);
            GenotypePlanes.Split(packed, low, high);
            for (var sample = 0; sample < packed.Length * 32; sample++)
            {
                var code = (packed[sample / 32] >> (sample % 32 * 2)) & 3;
                Assert.Equal(code & 1, (low[sample / 64] >> (sample % 64)) & 1);
                Assert.Equal(code >> 1, (high[sample / 64] >> (sample % 64)) & 1);
            }
        });
    }
}
