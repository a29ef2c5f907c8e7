using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.Kernels;

/// <summary>Products of a square tile of a matrix with a panel of columns, and sums of single in double precision.</summary>
public static class PanelSums
{
    /// <summary>Columns a panel has.</summary>
    public const int Columns = 16;

    private const int Rows = 8;
    private const int Half = 8;

    /// <summary>target[i] += values[i].</summary>
    public static void Add(Span<double> target, ReadOnlySpan<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, values.Length);
        ref var t = ref MemoryMarshal.GetReference(target);
        ref var v = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i + Half * 2 <= values.Length; i += Half * 2)
        {
            var (low, high) = Vector512.Widen(Vector512.LoadUnsafe(ref v, (nuint)i));
            (Vector512.LoadUnsafe(ref t, (nuint)i) + low).StoreUnsafe(ref t, (nuint)i);
            (Vector512.LoadUnsafe(ref t, (nuint)(i + Half)) + high).StoreUnsafe(ref t, (nuint)(i + Half));
        }

        for (; i < values.Length; i++) target[i] += values[i];
    }

    /// <summary>sums[i, c] += the sum over j of tile[i * rowStep + j * columnStep] * panel[j, c]; steps choose the tile or its transpose.</summary>
    /// <param name="size">Rows and columns of the tile, a multiple of 8.</param>
    /// <param name="panel">Rows of 16.</param>
    /// <param name="sums">Rows of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ReadOnlySpan<double> tile, int rowStep, int columnStep, int size, ReadOnlySpan<double> panel, Span<double> sums)
    {
        if (tile.Length < size * size || panel.Length < size * Columns || sums.Length < size * Columns || size % Rows != 0) throw new ArgumentException("The operands are too short.", nameof(size));
        ref var p = ref MemoryMarshal.GetReference(panel);
        for (var row = 0; row < size; row += Rows)
        {
            ref var target = ref Unsafe.Add(ref MemoryMarshal.GetReference(sums), row * Columns);
            ref var t = ref Unsafe.Add(ref MemoryMarshal.GetReference(tile), row * rowStep);
            for (var half = 0; half < Columns; half += Half)
            {
                Vector512<double> c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
                for (var j = 0; j < size; j++)
                {
                    var b = Vector512.LoadUnsafe(ref p, (nuint)((j * Columns) + half));
                    ref var a = ref Unsafe.Add(ref t, j * columnStep);
                    c0 = Vector512.FusedMultiplyAdd(Vector512.Create(a), b, c0);
                    c1 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, rowStep)), b, c1);
                    c2 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 2 * rowStep)), b, c2);
                    c3 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 3 * rowStep)), b, c3);
                    c4 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 4 * rowStep)), b, c4);
                    c5 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 5 * rowStep)), b, c5);
                    c6 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 6 * rowStep)), b, c6);
                    c7 = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref a, 7 * rowStep)), b, c7);
                }

                AddRow(ref target, half, c0);
                AddRow(ref target, Columns + half, c1);
                AddRow(ref target, (2 * Columns) + half, c2);
                AddRow(ref target, (3 * Columns) + half, c3);
                AddRow(ref target, (4 * Columns) + half, c4);
                AddRow(ref target, (5 * Columns) + half, c5);
                AddRow(ref target, (6 * Columns) + half, c6);
                AddRow(ref target, (7 * Columns) + half, c7);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow(ref double target, int at, Vector512<double> sum) => (Vector512.LoadUnsafe(ref target, (nuint)at) + sum).StoreUnsafe(ref target, (nuint)at);
}
