using CsCheck;
using Tabib.Core.LinearAlgebra;

namespace Tabib.Tests.Core.LinearAlgebra;

public sealed class GramMatrixTests
{
    [Fact]
    public void Every_entry_is_the_product_of_its_columns()
    {
        Gen.Select(Gen.Int[1, 11], Gen.Int[1, 160], Gen.Int[0, 3], Gen.Int).Sample((order, lines, pad, seed) =>
        {
            var random = new Random(seed);
            var (rows, stride) = (8 * lines, (8 * lines) + (8 * pad));
            var columns = new double[order * stride];
            for (var i = 0; i < columns.Length; i++) columns[i] = random.NextDouble() - 0.5;
            var product = new double[order * order];
            GramMatrix.Multiply(columns, stride, rows, order, product);
            for (var i = 0; i < order; i++)
            {
                for (var j = 0; j < order; j++)
                {
                    var expected = 0.0;
                    for (var row = 0; row < rows; row++) expected += columns[(i * stride) + row] * columns[(j * stride) + row];
                    if (Math.Abs(product[(i * order) + j] - expected) > 1e-11 * rows) return false;
                }
            }

            return true;
        }, iter: 60, seed: "0000KOa7bRt2");
    }
}
