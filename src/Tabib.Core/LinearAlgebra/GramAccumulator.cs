namespace Tabib.Core.LinearAlgebra;

/// <summary>The sum of weight * row row' over rows that come one at a time: they are gathered to columns and multiplied in stretches by <see cref="GramMatrix"/>. One fixed order of sums.</summary>
public sealed class GramAccumulator
{
    private const int Lanes = 8;
    private const int Stretch = 512;

    /// <summary>Not a power of two: columns of one row fall in different sets of the cache.</summary>
    private const int Stride = Stretch + Lanes;

    private readonly int _order;
    private readonly double[] _columns;
    private readonly double[] _product;
    private readonly double[] _total;
    private int _filled;

    public GramAccumulator(int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        _order = order;
        _columns = new double[order * Stride];
        _product = new double[order * order];
        _total = new double[order * order];
    }

    /// <param name="row">As many numbers as the order; more are not looked at.</param>
    /// <param name="weight">Not below 0.</param>
    public void Add(ReadOnlySpan<double> row, double weight)
    {
        var root = Math.Sqrt(weight);
        var at = _filled;
        var columns = _columns;
        for (var j = 0; j < _order; j++, at += Stride) columns[at] = root * row[j];
        if (++_filled == Stretch) Multiply();
    }

    /// <summary>sum += factor * what was added since the last call; then all is forgotten.</summary>
    /// <param name="sum">Order by order, row by row.</param>
    public void AddTo(Span<double> sum, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sum.Length, _order * _order);
        Multiply();
        for (var i = 0; i < _total.Length; i++) sum[i] += factor * _total[i];
        Array.Clear(_total);
    }

    private void Multiply()
    {
        if (_filled == 0) return;
        var rows = (_filled + Lanes - 1) / Lanes * Lanes;
        for (var j = 0; j < _order; j++) _columns.AsSpan((j * Stride) + _filled, rows - _filled).Clear();
        GramMatrix.Multiply(_columns, Stride, rows, _order, _product);
        for (var i = 0; i < _product.Length; i++) _total[i] += _product[i];
        _filled = 0;
    }
}
