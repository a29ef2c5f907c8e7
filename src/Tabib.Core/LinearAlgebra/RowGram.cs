using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.LinearAlgebra;

/// <summary>The sum of weight * row row' over short rows: eight rows of the product by eight columns are held in registers over a stretch of rows that stays in the nearest cache.</summary>
/// <remarks>Each entry is summed in the order of the rows within a stretch, then of the stretches: the same bits with any vectors.</remarks>
public sealed class RowGram
{
    private const int Lanes = 8;
    private const int Stretch = 64;

    private readonly int _order;
    private readonly double[] _rows;
    private readonly double[] _weights = new double[Stretch];
    private readonly double[] _total;
    private int _filled;

    public RowGram(int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        _order = order;
        Stride = LaneVectors.Padded(order);
        _rows = new double[Stretch * Stride];
        _total = new double[Stride * Stride];
    }

    /// <summary>Numbers from one row to the next: the order, padded to whole lanes.</summary>
    public int Stride { get; }

    /// <summary>Where the next row is to be written before <see cref="Add(double)"/>.</summary>
    public Span<double> Next => _rows.AsSpan(_filled * Stride, Stride);

    /// <summary>Adds the row that was written to <see cref="Next"/>.</summary>
    public void Add(double weight)
    {
        _weights[_filled] = weight;
        if (++_filled == Stretch) Flush();
    }

    /// <summary>Adds rows that lie one behind the other.</summary>
    /// <param name="rows">A stride a row; what pads the order is 0.</param>
    /// <param name="weights">One a row.</param>
    public void Add(ReadOnlySpan<double> rows, ReadOnlySpan<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, weights.Length * Stride);
        Flush();
        for (var first = 0; first < weights.Length; first += Stretch)
        {
            var count = Math.Min(Stretch, weights.Length - first);
            AddStretch(rows.Slice(first * Stride, count * Stride), weights.Slice(first, count));
        }
    }

    /// <summary>sum += factor * what was added since the last call; then all is forgotten.</summary>
    /// <param name="sum">Order by order, row by row.</param>
    public void AddTo(Span<double> sum, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sum.Length, _order * _order);
        Flush();
        for (var i = 0; i < _order; i++)
        {
            for (var j = 0; j < _order; j++) sum[(i * _order) + j] += factor * _total[(Math.Min(i, j) * Stride) + Math.Max(i, j)];
        }

        Array.Clear(_total);
    }

    private void Flush()
    {
        AddStretch(_rows.AsSpan(0, _filled * Stride), _weights.AsSpan(0, _filled));
        _filled = 0;
    }

    private void AddStretch(ReadOnlySpan<double> rows, ReadOnlySpan<double> weights)
    {
        if (weights.IsEmpty) return;
        for (var across = 0; across < Stride; across += Lanes)
        {
            for (var down = 0; down <= across; down += Lanes) AddTile(rows, weights, down, across);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTile(ReadOnlySpan<double> rows, ReadOnlySpan<double> weights, int down, int across)
    {
        ref var left = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), down);
        ref var right = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), across);
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        foreach (var weight in weights)
        {
            var part = Vector512.Create(weight) * Vector512.LoadUnsafe(ref right);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(left), part, s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 1)), part, s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 2)), part, s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 3)), part, s3);
            s4 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 4)), part, s4);
            s5 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 5)), part, s5);
            s6 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 6)), part, s6);
            s7 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref left, 7)), part, s7);
            left = ref Unsafe.Add(ref left, Stride);
            right = ref Unsafe.Add(ref right, Stride);
        }

        AddRow(down, across, s0);
        AddRow(down + 1, across, s1);
        AddRow(down + 2, across, s2);
        AddRow(down + 3, across, s3);
        AddRow(down + 4, across, s4);
        AddRow(down + 5, across, s5);
        AddRow(down + 6, across, s6);
        AddRow(down + 7, across, s7);
    }

    private void AddRow(int down, int across, Vector512<double> sum)
    {
        ref var total = ref _total[(down * Stride) + across];
        (Vector512.LoadUnsafe(ref total) + sum).StoreUnsafe(ref total);
    }
}
