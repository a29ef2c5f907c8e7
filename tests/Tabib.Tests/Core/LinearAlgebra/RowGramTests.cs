using CsCheck;
using Tabib.Core.LinearAlgebra;

namespace Tabib.Tests.Core.LinearAlgebra;

public sealed class RowGramTests
{
    [Fact]
    public void Is_the_sum_of_weighted_products_of_each_row()
    {
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 200]).SelectMany((order, rows) => Gen.Select(Gen.Int[-9, 9].Array[order * rows], Gen.Int[0, 4].Array[rows], Gen.Const(order))).Sample((values, weights, order) =>
        {
            var (one, all) = (new RowGram(order), new RowGram(order));
            var padded = new double[weights.Length * all.Stride];
            var expected = new double[order * order];
            for (var row = 0; row < weights.Length; row++)
            {
                for (var j = 0; j < order; j++)
                {
                    padded[(row * all.Stride) + j] = values[(row * order) + j];
                    for (var k = 0; k < order; k++) expected[(j * order) + k] += 2.0 * weights[row] * values[(row * order) + j] * values[(row * order) + k];
                }

                padded.AsSpan(row * all.Stride, all.Stride).CopyTo(one.Next);
                one.Add(weights[row]);
            }

            all.Add(padded, Array.ConvertAll(weights, weight => (double)weight));
            foreach (var gram in new[] { one, all })
            {
                var sum = new double[order * order];
                gram.AddTo(sum, 2);
                Assert.Equal(expected, sum);
                gram.AddTo(sum, 1);
                Assert.Equal(expected, sum);
            }
        });
    }

    [Fact]
    public void A_column_that_others_say_already_is_aliased()
    {
        // Columns 1, a, 1 + a, b.
        double[][] rows = [[1, 2, 3, 1], [1, 5, 6, 0], [1, 1, 2, 4], [1, 7, 8, 2]];
        var gram = new RowGram(4);
        foreach (var row in rows)
        {
            row.CopyTo(gram.Next);
            gram.Add(1);
        }

        var product = new double[16];
        gram.AddTo(product, 1);
        Assert.Equal([false, false, true, false], AliasedColumns.Of(product, 4, 1e-11));
        Assert.Equal([true], AliasedColumns.Of([0.0], 1, 1e-11));
    }
}
