using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>Columns of doubles, each padded with zeros to whole lanes.</summary>
internal sealed class ColumnMatrix
{
    private const int Line = 8;
    private const int Page = 512;

    public ColumnMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Padded = (rows + Line - 1) / Line * Line;

        // Columns whose places differ by whole pages share cache sets: four times slower.
        Stride = Padded % Page < Line ? Padded + (2 * Line) : Padded;
        Data = new double[(long)Stride * columns];
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Rows, rounded up to whole lanes.</summary>
    public int Padded { get; }

    /// <summary>Numbers from one column to the next.</summary>
    public int Stride { get; }

    public double[] Data { get; }

    public Span<double> this[int column] => Data.AsSpan(column * Stride, Rows);

    /// <summary>A column with its padding.</summary>
    public Span<double> Whole(int column) => Data.AsSpan(column * Stride, Padded);

    public double Dot(int column, ReadOnlySpan<double> values) => DotProduct.Of(this[column], values);
}
