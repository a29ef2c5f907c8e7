namespace Tabib.Evidence.Association.Kernels;

/// <summary>Columns of single-precision numbers over samples, each padded with zeros to whole words of 32 genotypes.</summary>
internal sealed class FloatColumns
{
    private const int Word = 32;
    private const int Page = 1024;

    public FloatColumns(int rows, int columns)
    {
        Rows = rows;
        Count = columns;
        var padded = (rows + Word - 1) / Word * Word;
        Stride = padded % Page < Word ? padded + Word : padded;
        Data = new float[Stride * columns];
    }

    public int Rows { get; }

    public int Count { get; }

    public int Stride { get; }

    public float[] Data { get; }

    public Span<float> this[int column] => Data.AsSpan(column * Stride, Rows);
}
