using CsCheck;
using Tabib.Core.LinearAlgebra;

namespace Tabib.Tests.Core.LinearAlgebra;

public sealed class ShiftedConjugateGradientTests
{
    [Fact]
    public void All_shifts_have_the_solutions_of_a_direct_solver()
    {
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 60], Gen.Int).Sample((order, rank, seed) =>
        {
            var random = new Random(seed);
            var factor = new double[rank, order];
            foreach (ref var value in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref factor[0, 0], factor.Length)) value = random.NextDouble() - 0.5;
            var matrix = new double[order * order];
            for (var i = 0; i < order; i++)
            {
                for (var j = 0; j < order; j++)
                {
                    for (var k = 0; k < rank; k++) matrix[(i * order) + j] += factor[k, i] * factor[k, j];
                }
            }

            double[][] rights = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, order).Select(_ => random.NextDouble() - 0.5).ToArray()), new double[order]];
            double[] shifts = [300, 0.05, 2, 1e9];
            var solutions = rights.Select(_ => shifts.Select(_ => new double[order]).ToArray()).ToArray();
            var solved = ShiftedConjugateGradient.TrySolve(
                (vectors, products) =>
                {
                    for (var t = 0; t < vectors.Count; t++)
                    {
                        for (var i = 0; i < order; i++) products[t][i] = DotProduct.Of(matrix.AsSpan(i * order, order), vectors[t]);
                    }
                },
                rights, shifts, solutions, 1e-11, 1000);
            if (!solved) return false;
            foreach (var (t, j) in from t in Enumerable.Range(0, rights.Length) from j in Enumerable.Range(0, shifts.Length) select (t, j))
            {
                var own = (double[])matrix.Clone();
                for (var i = 0; i < order; i++) own[(i * order) + i] += shifts[j];
                var expected = (double[])rights[t].Clone();
                Cholesky.TryFactor(own, order, order);
                Cholesky.Solve(own, order, order, expected);
                var size = Math.Sqrt(DotProduct.Of(expected, expected));
                for (var i = 0; i < order; i++)
                {
                    if (Math.Abs(expected[i] - solutions[t][j][i]) > 1e-8 * size) return false;
                }
            }

            return true;
        }, iter: 100, seed: "0000KOa7bRt2");
    }

    [Fact]
    public void What_does_not_settle_is_told()
    {
        double[] diagonal = [1, 1e3, 1e6, 1e9];
        Assert.False(ShiftedConjugateGradient.TrySolve(
            (vectors, products) =>
            {
                for (var i = 0; i < 4; i++) products[0][i] = diagonal[i] * vectors[0][i];
            },
            [[1, 1, 1, 1]], [1e-6], [[new double[4]]], 1e-12, 2));
    }
}
