using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.LinearAlgebra;

/// <summary>Inner products of all pairs of long columns, X'X: tiles of four by four columns held in registers over stretches of rows that stay in the nearest cache.</summary>
/// <remarks>Each entry is summed in one order, eight lanes and then a tree for every stretch: the same bits with any vectors and any number of threads.</remarks>
public static class GramMatrix
{
    private const int Tile = 4;
    private const int Lanes = 8;
    private const int Stretch = 512;

    /// <summary>Fills both triangles of <paramref name="product"/>, an order by order matrix.</summary>
    /// <param name="columns">Columns of which the first <paramref name="rows"/> numbers count, a whole number of lanes; pad with zeros.</param>
    /// <param name="stride">Numbers from one column to the next.</param>
    public static void Multiply(ReadOnlySpan<double> columns, int stride, int rows, int order, Span<double> product)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows % Lanes, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns.Length, ((order - 1) * (long)stride) + rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(product.Length, order * order);
        product[..(order * order)].Clear();
        var whole = order / Tile * Tile;
        for (var start = 0; start < rows; start += Stretch)
        {
            var length = Math.Min(Stretch, rows - start);
            for (var i = 0; i < whole; i += Tile)
            {
                for (var j = 0; j <= i; j += Tile) AddTile(columns[start..], stride, length, i, j, order, product);
            }

            for (var i = whole; i < order; i++)
            {
                for (var j = 0; j <= i; j++) product[(i * order) + j] += DotProduct.Of(columns.Slice((i * stride) + start, length), columns.Slice((j * stride) + start, length));
            }
        }

        for (var i = 0; i < order; i++)
        {
            for (var j = i + 1; j < order; j++) product[(i * order) + j] = product[(j * order) + i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTile(ReadOnlySpan<double> columns, int stride, int length, int i, int j, int order, Span<double> product)
    {
        ref var a = ref Unsafe.Add(ref MemoryMarshal.GetReference(columns), i * stride);
        ref var b = ref Unsafe.Add(ref MemoryMarshal.GetReference(columns), j * stride);
        Vector512<double> s00 = default, s01 = default, s02 = default, s03 = default, s10 = default, s11 = default, s12 = default, s13 = default;
        Vector512<double> s20 = default, s21 = default, s22 = default, s23 = default, s30 = default, s31 = default, s32 = default, s33 = default;
        for (var row = 0; row < length; row += Lanes)
        {
            var b0 = Vector512.LoadUnsafe(ref b, (nuint)row);
            var b1 = Vector512.LoadUnsafe(ref b, (nuint)(row + stride));
            var b2 = Vector512.LoadUnsafe(ref b, (nuint)(row + (2 * stride)));
            var b3 = Vector512.LoadUnsafe(ref b, (nuint)(row + (3 * stride)));
            var left = Vector512.LoadUnsafe(ref a, (nuint)row);
            s00 = Vector512.FusedMultiplyAdd(left, b0, s00);
            s01 = Vector512.FusedMultiplyAdd(left, b1, s01);
            s02 = Vector512.FusedMultiplyAdd(left, b2, s02);
            s03 = Vector512.FusedMultiplyAdd(left, b3, s03);
            left = Vector512.LoadUnsafe(ref a, (nuint)(row + stride));
            s10 = Vector512.FusedMultiplyAdd(left, b0, s10);
            s11 = Vector512.FusedMultiplyAdd(left, b1, s11);
            s12 = Vector512.FusedMultiplyAdd(left, b2, s12);
            s13 = Vector512.FusedMultiplyAdd(left, b3, s13);
            left = Vector512.LoadUnsafe(ref a, (nuint)(row + (2 * stride)));
            s20 = Vector512.FusedMultiplyAdd(left, b0, s20);
            s21 = Vector512.FusedMultiplyAdd(left, b1, s21);
            s22 = Vector512.FusedMultiplyAdd(left, b2, s22);
            s23 = Vector512.FusedMultiplyAdd(left, b3, s23);
            left = Vector512.LoadUnsafe(ref a, (nuint)(row + (3 * stride)));
            s30 = Vector512.FusedMultiplyAdd(left, b0, s30);
            s31 = Vector512.FusedMultiplyAdd(left, b1, s31);
            s32 = Vector512.FusedMultiplyAdd(left, b2, s32);
            s33 = Vector512.FusedMultiplyAdd(left, b3, s33);
        }

        AddRow(product.Slice((i * order) + j, Tile), s00, s01, s02, s03);
        AddRow(product.Slice(((i + 1) * order) + j, Tile), s10, s11, s12, s13);
        AddRow(product.Slice(((i + 2) * order) + j, Tile), s20, s21, s22, s23);
        AddRow(product.Slice(((i + 3) * order) + j, Tile), s30, s31, s32, s33);
    }

    private static void AddRow(Span<double> target, Vector512<double> first, Vector512<double> second, Vector512<double> third, Vector512<double> fourth)
    {
        target[0] += Tree(first);
        target[1] += Tree(second);
        target[2] += Tree(third);
        target[3] += Tree(fourth);
    }

    private static double Tree(Vector512<double> v)
    {
        var half = v.GetLower() + v.GetUpper();
        var quarter = half.GetLower() + half.GetUpper();
        return quarter[0] + quarter[1];
    }
}
