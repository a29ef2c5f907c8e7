namespace Tabib.Evidence.Association.Kernels;

/// <summary>Rows of doubles, one a sample, each padded with zeros to whole lanes.</summary>
internal sealed class RowMatrix
{
    private const int Lanes = 8;

    public RowMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Stride = (columns + Lanes - 1) / Lanes * Lanes;
        Data = new double[(long)rows * Stride];
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Stride { get; }

    public double[] Data { get; }

    public Span<double> this[int row] => Data.AsSpan(row * Stride, Stride);
}
