using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Evidence.Polygenic;

/// <summary>What the weights of each score have in common: how large they are together, and how many decimal places they were written with.</summary>
/// <remarks>A number of few digits in a file is read as the double nearest to m / 10^k; where dividing m by 10^k gives the weight again, the whole number m says all of it.</remarks>
internal sealed class WeightSurvey
{
    /// <summary>Decimal places that are looked for.</summary>
    private const int MostPlaces = 15;

    /// <summary>Whole numbers up to here, times ten, are doubles.</summary>
    private const double MostDigits = 1L << 49;

    private const int Lanes = 8;

    private static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    private readonly int _columns;
    private readonly int[] _places;
    private readonly double[] _scales;
    private readonly double[] _sizes;
    private readonly double[] _largest;
    private readonly double[] _row;

    /// <summary>All bits are set where more digits than can be kept were found: nothing more is asked.</summary>
    private readonly long[] _isClosed;

    public WeightSurvey(int columns)
    {
        _columns = columns;
        var padded = (columns + Lanes - 1) / Lanes * Lanes;
        _places = new int[columns];
        (_scales, _sizes, _largest, _row, _isClosed) = (new double[padded], new double[padded], new double[padded], new double[padded], new long[padded]);
        Array.Fill(_scales, 1);
    }

    /// <summary>Sum of the sizes of all weights.</summary>
    public double SizeOf(int column) => _sizes[column];

    /// <summary>The power of ten that makes all weights whole numbers; NaN where there is none.</summary>
    public double ScaleOf(int column) => _places[column] <= MostPlaces ? _scales[column] : double.NaN;

    /// <summary>The largest size of a weight.</summary>
    public double LargestOf(int column) => _largest[column];

    /// <param name="weights">One for each score.</param>
    public void Add(ReadOnlySpan<double> weights)
    {
        if (_columns == 1)
        {
            var size = Math.Abs(weights[0]);
            _sizes[0] += size;
            _largest[0] = Math.Max(_largest[0], size);
            if (_places[0] <= MostPlaces && !IsWhole(weights[0], _scales[0])) Refine(0, weights[0]);
            return;
        }

        weights.CopyTo(_row);
        if (Look() == 0) return;
        for (var column = 0; column < _columns; column++)
            if (_places[column] <= MostPlaces && !IsWhole(_row[column], _scales[column])) Refine(column, _row[column]);
    }

    /// <returns>Not 0 where a weight is no whole number of the units so far.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong Look()
    {
        ref var row = ref MemoryMarshal.GetArrayDataReference(_row);
        ref var scales = ref MemoryMarshal.GetArrayDataReference(_scales);
        ref var sizes = ref MemoryMarshal.GetArrayDataReference(_sizes);
        ref var largest = ref MemoryMarshal.GetArrayDataReference(_largest);
        ref var closed = ref MemoryMarshal.GetArrayDataReference(_isClosed);
        var misfits = 0UL;
        for (nuint column = 0; column < (nuint)_row.Length; column += Lanes)
        {
            var weights = Vector512.LoadUnsafe(ref row, column);
            var size = Vector512.Abs(weights);
            (Vector512.LoadUnsafe(ref sizes, column) + size).StoreUnsafe(ref sizes, column);
            Vector512.Max(Vector512.LoadUnsafe(ref largest, column), size).StoreUnsafe(ref largest, column);
            var scale = Vector512.LoadUnsafe(ref scales, column);
            var whole = Vector512.Round(weights * scale);
            var fits = Vector512.Equals(whole / scale, weights) & Vector512.LessThanOrEqual(Vector512.Abs(whole), Vector512.Create(MostDigits));
            misfits |= ~(fits.AsInt64() | Vector512.LoadUnsafe(ref closed, column)).ExtractMostSignificantBits() & ((1UL << Lanes) - 1);
        }

        return misfits;
    }

    /// <summary>Takes more places, until the weight is a whole number of units; what was so before stays so.</summary>
    private void Refine(int column, double weight)
    {
        var places = _places[column] + 1;
        while (places <= MostPlaces && !IsWhole(weight, Powers[places])) places++;
        _places[column] = places;
        if (places <= MostPlaces) _scales[column] = Powers[places];
        else _isClosed[column] = -1;
    }

    private static bool IsWhole(double weight, double scale)
    {
        var whole = Math.Round(weight * scale);
        return whole / scale == weight && Math.Abs(whole) <= MostDigits;
    }
}
