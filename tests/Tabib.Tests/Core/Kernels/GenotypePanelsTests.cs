using CsCheck;
using Tabib.Core.Kernels;

namespace Tabib.Tests.Core.Kernels;

public sealed class GenotypePanelsTests
{
    private const int Width = GenotypePanels.Width;

    private static readonly SimdLevel[] Wider = [.. Enum.GetValues<SimdLevel>().Where(level => level > SimdLevel.Scalar && level <= Simd.Choose(null))];

    [Fact]
    public void Genotypes_become_numbers_and_what_lies_beyond_zeros()
    {
        Gen.Int[1, 400].SelectMany(count => Gen.Int[0, 3].Array[count]).Sample(codes =>
        {
            var packed = new ulong[(codes.Length + 511) / 512 * 16];
            for (var i = 0; i < codes.Length; i++) packed[i / 32] |= (ulong)codes[i] << (i % 32 * 2);
            float[] values = [-1.5f, 0.25f, 2, 0];
            var stride = Width + 16;
            foreach (var level in Wider.Prepend(SimdLevel.Scalar))
            {
                var panels = Enumerable.Repeat(7f, GenotypePanels.PanelCount(codes.Length) * stride).ToArray();
                GenotypePanels.Expand(level, packed, codes.Length, values, panels, stride);
                for (var i = 0; i < GenotypePanels.PanelCount(codes.Length) * Width; i++)
                    Assert.Equal(i < codes.Length ? values[codes[i]] : 0, panels[(i / Width * stride) + (i % Width)]);
            }
        });
    }

    [Fact]
    public void Products_along_variants_are_those_of_a_loop_to_the_bit()
    {
        Gen.Int[1, 200].Select(Gen.Int[8, 24], Gen.Int).Sample(
            (depth, stride, seed) =>
            {
                var random = new Random(seed);
                var (left, panel) = (Numbers(random, (depth * stride) + 8), Numbers(random, depth * Width));
                var expected = new float[GenotypePanels.OuterRows * Width];
                GenotypePanels.Outer(SimdLevel.Scalar, left, stride, panel, depth, expected);
                var sum = 0.0;
                for (var k = 0; k < depth; k++) sum += (double)left[(k * stride) + 3] * panel[(k * Width) + 17];
                Assert.Equal(sum, expected[(3 * Width) + 17], 1e-4);
                foreach (var level in Wider)
                {
                    var product = new float[expected.Length];
                    GenotypePanels.Outer(level, left, stride, panel, depth, product);
                    Assert.Equal(expected, product);
                }
            },
            iter: 40);
    }

    [Fact]
    public void Products_along_samples_are_those_of_a_loop_to_the_bit()
    {
        Gen.Int[1, 9].Select(Gen.Int[0, 3], Gen.Int).Sample(
            (panels, more, seed) =>
            {
                var random = new Random(seed);
                var (panelStride, columnStride) = ((6 * Width) + (16 * more), (4 * Width) + (32 * more));
                var (x, columns) = (Numbers(random, panels * panelStride), Numbers(random, panels * columnStride));
                var start = Numbers(random, 24 * GenotypePanels.Lanes);
                var expected = (float[])start.Clone();
                GenotypePanels.Inner(SimdLevel.Scalar, x, panelStride, columns, columnStride, panels, expected);
                var sums = new float[24];
                GenotypePanels.SumLanes(expected, sums);
                var sum = start.Skip(((5 * 4) + 2) * GenotypePanels.Lanes).Take(GenotypePanels.Lanes).Sum(value => (double)value);
                for (var panel = 0; panel < panels; panel++)
                {
                    for (var s = 0; s < Width; s++) sum += (double)x[(panel * panelStride) + (5 * Width) + s] * columns[(panel * columnStride) + (2 * Width) + s];
                }

                Assert.Equal(sum, sums[(5 * 4) + 2], 1e-3);
                foreach (var level in Wider)
                {
                    var lanes = (float[])start.Clone();
                    GenotypePanels.Inner(level, x, panelStride, columns, columnStride, panels, lanes);
                    Assert.Equal(expected, lanes);
                }
            },
            iter: 40);
    }

    [Fact]
    public void Tiles_multiply_straight_and_turned()
    {
        var random = new Random(3);
        var (tile, panel) = (Doubles(random, Width * Width), Doubles(random, Width * PanelSums.Columns));
        var (straight, turned) = (new double[Width * PanelSums.Columns], new double[Width * PanelSums.Columns]);
        PanelSums.Multiply(tile, Width, 1, Width, panel, straight);
        PanelSums.Multiply(tile, 1, Width, Width, panel, turned);
        for (var i = 0; i < Width; i++)
        {
            for (var c = 0; c < PanelSums.Columns; c++)
            {
                Assert.Equal(Enumerable.Range(0, Width).Sum(j => tile[(i * Width) + j] * panel[(j * PanelSums.Columns) + c]), straight[(i * PanelSums.Columns) + c], 1e-12);
                Assert.Equal(Enumerable.Range(0, Width).Sum(j => tile[(j * Width) + i] * panel[(j * PanelSums.Columns) + c]), turned[(i * PanelSums.Columns) + c], 1e-12);
            }
        }
    }

    private static float[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];

    private static double[] Doubles(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
}
