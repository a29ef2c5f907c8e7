namespace Tabib.Core.LinearAlgebra;

/// <summary>Columns that those before them say already.</summary>
public static class AliasedColumns
{
    /// <param name="product">X'X or an information matrix, order by order.</param>
    /// <param name="tolerance">A column is aliased where those before it leave no more than this share of its diagonal entry.</param>
    public static bool[] Of(ReadOnlySpan<double> product, int order, double tolerance)
    {
        var rest = product[..(order * order)].ToArray();
        var aliased = new bool[order];
        for (var k = 0; k < order; k++)
        {
            var pivot = rest[(k * order) + k];
            aliased[k] = !(pivot > tolerance * product[(k * order) + k]);
            for (var i = k + 1; !aliased[k] && i < order; i++)
            {
                var factor = rest[(i * order) + k] / pivot;
                for (var j = k + 1; j < order; j++) rest[(i * order) + j] -= factor * rest[(k * order) + j];
            }
        }

        return aliased;
    }
}
