using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Prediction.Penalised;

/// <summary>Columns less their mean, over their standard deviation (1/n), kept in blocks of rows that stay in the processor's cache: one pass over memory serves predictors and derivatives.</summary>
internal sealed class BlockedDesign
{
    public const int Rows = 512;

    /// <summary>Not a power of two: columns of one row fall in different sets of the cache.</summary>
    public const int Stride = Rows + 8;

    private readonly double[][] _blocks;

    private BlockedDesign(int count, double[][] blocks, double[] means, double[] scales) => (Count, _blocks, Means, Scales) = (count, blocks, means, scales);

    /// <summary>Rows of the table.</summary>
    public int Count { get; }

    public int Blocks => _blocks.Length;

    public int Order => Means.Length;

    public double[] Means { get; }

    /// <summary>0 for a constant column, which is 0 throughout.</summary>
    public double[] Scales { get; }

    /// <param name="columns">One array a column, one finite number a row.</param>
    /// <param name="hasOnes">Adds a column of ones at the end.</param>
    public static BlockedDesign Of(IReadOnlyList<double[]> columns, int rows, bool hasOnes)
    {
        var order = columns.Count + (hasOnes ? 1 : 0);
        var blocks = new double[(rows + Rows - 1) / Rows][];
        for (var b = 0; b < blocks.Length; b++) blocks[b] = new double[order * Stride];
        var (means, scales) = (new double[order], new double[order]);
        for (var j = 0; j < columns.Count; j++)
        {
            (means[j], scales[j]) = Moments(columns[j]);
            for (var b = 0; b < blocks.Length && scales[j] > 0; b++)
            {
                var source = columns[j].AsSpan(b * Rows, Math.Min(Rows, rows - (b * Rows)));
                var target = blocks[b].AsSpan(j * Stride, source.Length);
                for (var i = 0; i < target.Length; i++) target[i] = (source[i] - means[j]) / scales[j];
            }
        }

        for (var b = 0; hasOnes && b < blocks.Length; b++) blocks[b].AsSpan(columns.Count * Stride, Math.Min(Rows, rows - (b * Rows))).Fill(1);
        if (hasOnes) scales[^1] = 1;
        return new BlockedDesign(rows, blocks, means, scales);
    }

    public ReadOnlySpan<double> Block(int block) => _blocks[block];

    /// <summary>Mean, and the standard deviation with 1/n; 0 where the column does not vary beyond rounding.</summary>
    private static (double Mean, double Scale) Moments(double[] column)
    {
        if (column.Length == 0) return (0, 0);
        var mean = DotProduct.Sum(column) / column.Length;
        var (squares, rest, largest) = (0.0, 0.0, 0.0);
        foreach (var value in column)
        {
            var difference = value - mean;
            squares += difference * difference;
            rest += difference;
            largest = Math.Max(largest, Math.Abs(value));
        }

        mean += rest / column.Length;
        var scale = Math.Sqrt(squares / column.Length);
        return (mean, scale > 1e-13 * largest ? scale : 0);
    }
}
