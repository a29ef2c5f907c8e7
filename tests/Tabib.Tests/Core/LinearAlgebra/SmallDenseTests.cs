using CsCheck;
using Tabib.Core.LinearAlgebra;

namespace Tabib.Tests.Core.LinearAlgebra;

/// <summary>Cholesky's factor and the thin QR of small matrices.</summary>
public sealed class SmallDenseTests
{
    private static readonly Gen<double[][]> Tall = Gen.Int[1, 7].SelectMany(columns => Gen.Double[-5, 5].Array[columns + 3, 40].SelectMany(first => Gen.Double[-5, 5].Array[first.Length].Array[columns]));

    [Fact]
    public void Orthonormal_columns_times_the_triangle_are_the_matrix() => Tall.Sample(columns =>
    {
        var qr = ThinQr.Factor(columns);
        for (var j = 0; j < columns.Length; j++)
        {
            for (var i = 0; i < columns[j].Length; i++)
            {
                var sum = 0.0;
                for (var k = 0; k <= j; k++) sum += qr.Basis[k][i] * qr.Upper[k, j];
                Assert.Equal(columns[j][i], sum, 1e-12);
            }

            for (var k = 0; k < columns.Length; k++) Assert.Equal(j == k ? 1 : 0, DotProduct.Of(qr.Basis[j], qr.Basis[k]), 1e-12);
        }
    });

    [Fact]
    public void A_column_that_others_span_has_nothing_left()
    {
        double[][] columns = [[1, 1, 1, 1], [1, 2, 3, 4], [5, 7, 9, 11]];
        Assert.InRange(ThinQr.Factor(columns).Unexplained[2], 0, 1e-28);
    }

    [Fact]
    public void What_Cholesky_solves_comes_back() => Tall.Sample(columns =>
    {
        var order = columns.Length;
        var matrix = new double[order * order];
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j < order; j++) matrix[(i * order) + j] = DotProduct.Of(columns[i], columns[j]) + (i == j ? 1 : 0);
        }

        var factor = (double[])matrix.Clone();
        Assert.True(Cholesky.TryFactor(factor, order, order));
        var inverse = new double[order * order];
        Cholesky.Invert(factor, order, order, inverse);
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j < order; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < order; k++) sum += matrix[(i * order) + k] * inverse[(k * order) + j];
                Assert.Equal(i == j ? 1 : 0, sum, 1e-9);
            }
        }
    });

    [Fact]
    public void A_singular_matrix_is_refused()
    {
        double[] matrix = [1, 2, 2, 4];
        Assert.False(Cholesky.TryFactor(matrix, 2, 2));
    }
}
