namespace Tabib.Evidence.Explanation;

/// <summary>A sum that keeps what each addition lost (Neumaier 1974, doi:10.1002/zamm.19740540106).</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;

    public readonly double Value => _sum + _lost;

    public void Add(double value)
    {
        var next = _sum + value;
        _lost += Math.Abs(_sum) >= Math.Abs(value) ? _sum - next + value : value - next + _sum;
        _sum = next;
    }
}
