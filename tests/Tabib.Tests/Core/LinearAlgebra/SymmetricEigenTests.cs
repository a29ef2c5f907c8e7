using CsCheck;
using Tabib.Core.LinearAlgebra;

namespace Tabib.Tests.Core.LinearAlgebra;

public sealed class SymmetricEigenTests
{
    [Fact]
    public void Vectors_are_orthonormal_and_the_matrix_stretches_them()
    {
        Gen.Int[1, 40].Select(Gen.Int).Sample(
            (order, seed) =>
            {
                var matrix = RandomSymmetric(order, seed);
                var eigen = SymmetricEigen.Of((double[])matrix.Clone(), order);
                Assert.Equal(eigen.Values.OrderDescending(), eigen.Values);
                for (var e = 0; e < order; e++)
                {
                    for (var f = 0; f <= e; f++) Assert.Equal(e == f ? 1 : 0, DotProduct.Of(eigen.Vectors[e], eigen.Vectors[f]), 1e-12);
                    for (var i = 0; i < order; i++)
                        Assert.Equal(eigen.Values[e] * eigen.Vectors[e][i], DotProduct.Of(matrix.AsSpan(i * order, order), eigen.Vectors[e]), 1e-11);
                }
            },
            iter: 60);
    }

    [Fact]
    public void Equal_eigenvalues_and_zeros_do_not_disturb()
    {
        double[] diagonal = [0, 3, 0, 3, -1];
        var matrix = new double[25];
        for (var i = 0; i < 5; i++) matrix[i * 6] = diagonal[i];
        Assert.Equal([3, 3, 0, 0, -1], SymmetricEigen.Of(matrix, 5).Values);
        Assert.Equal(new double[4], SymmetricEigen.Of(new double[16], 4).Values);
    }

    [Fact]
    public void What_is_no_number_ends_in_a_fault() => Assert.Throws<ArithmeticException>(() => SymmetricEigen.Of([double.NaN, 1, 1, 1], 2));

    [Theory]
    [InlineData(40, 3)]
    [InlineData(300, 10)]
    public void The_largest_found_by_products_are_those_of_the_whole(int order, int wanted)
    {
        var matrix = RandomSymmetric(order, 4);
        var whole = SymmetricEigen.Of((double[])matrix.Clone(), order);
        var found = LargestEigenpairs.Find(order, wanted, (input, output) => Multiply(matrix, order, input, output), new LargestEigenpairsOptions { Angle = 1e-7, MostPasses = 100 });
        for (var i = 0; i < wanted; i++)
        {
            Assert.Equal(whole.Values[i], found.Values[i], 1e-8);
            Assert.Equal(1, Math.Abs(DotProduct.Of(whole.Vectors[i], found.Vectors[i])), 1e-8);
        }
    }

    [Fact]
    public void A_matrix_of_low_rank_exhausts_the_search_without_harm()
    {
        var order = 100;
        var matrix = new double[order * order];
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j < order; j++) matrix[(i * order) + j] = i % 2 == j % 2 ? 1 : 0;
        }

        var found = LargestEigenpairs.Find(order, 2, (input, output) => Multiply(matrix, order, input, output), new LargestEigenpairsOptions { Angle = 1e-9 });
        Assert.Equal([50, 50], found.Values.Select(value => Math.Round(value, 9)));
        Assert.Equal(0, DotProduct.Of(found.Vectors[0], found.Vectors[1]), 1e-10);
    }

    [Fact]
    public void Inner_products_and_combinations_are_those_of_a_loop()
    {
        Gen.Int[0, 9].Select(Gen.Int[0, 9], Gen.Int[1, 70], Gen.Int).Sample((left, right, length, seed) =>
        {
            var random = new Random(seed);
            var (a, b) = (Columns(random, left, length), Columns(random, right, length));
            var products = ColumnProducts.Inner(a, b);
            for (var i = 0; i < left; i++)
            {
                for (var j = 0; j < right; j++) Assert.Equal(a[i].Zip(b[j], (x, y) => x * y).Sum(), products[i, j], 1e-12);
            }

            var target = Array.ConvertAll(b, column => (double[])column.Clone());
            ColumnProducts.AddCombinations(target, a, products, -2);
            for (var j = 0; j < right; j++)
            {
                for (var k = 0; k < length; k++) Assert.Equal(b[j][k] - (2 * Enumerable.Range(0, left).Sum(i => products[i, j] * a[i][k])), target[j][k], 1e-11);
            }
        });
    }

    private static double[][] Columns(Random random, int count, int length) => [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, length).Select(_ => random.NextDouble() - 0.5).ToArray())];

    private static void Multiply(double[] matrix, int order, double[][] input, double[][] output)
    {
        for (var c = 0; c < input.Length; c++)
        {
            for (var i = 0; i < order; i++) output[c][i] = DotProduct.Of(matrix.AsSpan(i * order, order), input[c]);
        }
    }

    private static double[] RandomSymmetric(int order, int seed)
    {
        var random = new Random(seed);
        var matrix = new double[order * order];
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j <= i; j++) matrix[(i * order) + j] = matrix[(j * order) + i] = (2 * random.NextDouble()) - 1;
        }

        return matrix;
    }
}
