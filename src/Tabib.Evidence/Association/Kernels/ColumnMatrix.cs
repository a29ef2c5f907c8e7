using System.Runtime.CompilerServices;
using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>Columns of doubles, each padded with zeros to whole lanes.</summary>
internal sealed class ColumnMatrix
{
    private const int Line = 8;
    private const int Page = 512;

    private readonly double[] _data;
    private readonly int _origin;

    public ColumnMatrix(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        Padded = (rows + Line - 1) / Line * Line;

        // Columns whose places differ by whole pages share cache sets: four times slower.
        Stride = Padded % Page < Line ? Padded + (2 * Line) : Padded;
        _data = GC.AllocateArray<double>((Stride * columns) + Line, pinned: true);
        _origin = (int)((Line - (Unsafe.ByteOffset(ref Unsafe.NullRef<double>(), ref _data[0]) / sizeof(double) % Line)) % Line);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Rows, rounded up to whole lanes.</summary>
    public int Padded { get; }

    /// <summary>Numbers from one column to the next.</summary>
    public int Stride { get; }

    /// <summary>The first number of the first column, at the start of a cache line as all columns are: loads never lie across two.</summary>
    public ref double First => ref _data[_origin];

    public Span<double> this[int column] => _data.AsSpan(_origin + (column * Stride), Rows);

    /// <summary>A column with its padding.</summary>
    public Span<double> Whole(int column) => _data.AsSpan(_origin + (column * Stride), Padded);

    public double Dot(int column, ReadOnlySpan<double> values) => DotProduct.Of(this[column], values);
}
