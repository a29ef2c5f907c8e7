namespace Tabib.Ingest.Vcf.Selection;

/// <summary>Some numbers; used again from record to record. A missing number is NaN.</summary>
internal sealed class NumberList
{
    private double[] _values = new double[8];

    public int Count { get; private set; }

    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(double value)
    {
        if (Count == _values.Length) Array.Resize(ref _values, 2 * Count);
        _values[Count++] = value;
    }
}
