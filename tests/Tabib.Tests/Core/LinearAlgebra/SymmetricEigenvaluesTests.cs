using CsCheck;
using Tabib.Core.LinearAlgebra;

namespace Tabib.Tests.Core.LinearAlgebra;

public sealed class SymmetricEigenvaluesTests
{
    [Fact]
    public void Known_values_come_back_from_a_rotated_diagonal()
    {
        Gen.Select(Gen.Double[-10, 10].Array[1, 40], Gen.Int).Sample((values, seed) =>
        {
            // A = Q diag(values) Q', with Q from random columns.
            var random = new Random(seed);
            var order = values.Length;
            var basis = ThinQr.Factor([.. Enumerable.Range(0, order).Select(_ => Enumerable.Range(0, order).Select(_ => random.NextDouble() - 0.5).ToArray())]).Basis;
            var matrix = new double[order * order];
            for (var i = 0; i < order; i++)
            {
                for (var j = 0; j < order; j++)
                {
                    for (var k = 0; k < order; k++) matrix[(i * order) + j] += values[k] * basis[k][i] * basis[k][j];
                }
            }

            var found = SymmetricEigenvalues.Of(matrix, order);
            return found.Zip(values.OrderDescending()).All(pair => Math.Abs(pair.First - pair.Second) < 1e-11 * order);
        }, iter: 200, seed: "0000KOa7bRt2");
    }

    [Fact]
    public void Repeated_zero_and_diagonal_values_are_found()
    {
        Assert.Equal([3.0, 2, 2, 0], SymmetricEigenvalues.Of([2.0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2], 4));
        var ones = new double[25];
        Array.Fill(ones, 1.0);
        var found = SymmetricEigenvalues.Of(ones, 5);
        Assert.Equal(5, found[0], 1e-13);
        Assert.All(found[1..], value => Assert.Equal(0, value, 1e-13));
        Assert.Empty(SymmetricEigenvalues.Of([], 0));
    }
}
