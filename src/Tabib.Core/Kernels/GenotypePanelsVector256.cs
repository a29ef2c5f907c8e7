using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypePanels"/> with vectors of 256 bits: tiles of four rows and three vectors; a sum along samples is two vectors of eight lanes.</summary>
internal static class GenotypePanelsVector256
{
    private const int Half = 8;

    private static readonly Vector256<uint> Shifts = Vector256.Create(0u, 2, 4, 6, 8, 10, 12, 14);

    public static void Expand(ref uint codes, int count, ReadOnlySpan<float> values, ref float target, int stride)
    {
        if (!Avx2.IsSupported)
        {
            GenotypePanelsScalar.Expand(ref codes, count, values, ref target, stride);
            return;
        }

        // The look-up takes the lowest three bits: the table holds the four values for both lowest bits of the next code.
        var four = Vector128.Create(values[0], values[1], values[2], values[3]);
        var table = Vector256.Create(four, four);
        for (var i = 0; i < count; i++)
        {
            ref var place = ref Unsafe.Add(ref target, (i / 3 * (nint)stride) + (i % 3 * GenotypePanels.Lanes));
            var sixteen = Unsafe.Add(ref codes, i);
            Avx2.PermuteVar8x32(table, Avx2.ShiftRightLogicalVariable(Vector256.Create(sixteen), Shifts).AsInt32()).StoreUnsafe(ref place);
            Avx2.PermuteVar8x32(table, Avx2.ShiftRightLogicalVariable(Vector256.Create(sixteen >> 16), Shifts).AsInt32()).StoreUnsafe(ref place, Half);
        }
    }

    public static void Outer(ref float left, int stride, ref float panel, int depth, ref float product)
    {
        for (var row = 0; row < GenotypePanels.OuterRows; row += 4)
        {
            for (var column = 0; column < GenotypePanels.Width; column += 3 * Half)
                OuterTile(ref Unsafe.Add(ref left, row), stride, ref Unsafe.Add(ref panel, column), depth, ref Unsafe.Add(ref product, (row * GenotypePanels.Width) + column));
        }
    }

    /// <summary>One variant at a time: two vectors make up the sixteen lanes.</summary>
    public static void Inner(ref float panels, int panelStride, ref float columns, int columnStride, int panelCount, ref float lanes)
    {
        for (var variant = 0; variant < GenotypePanels.InnerVariants; variant++)
        {
            ref var x = ref Unsafe.Add(ref panels, variant * GenotypePanels.Width);
            InnerRow(ref x, panelStride, ref columns, columnStride, panelCount, ref Unsafe.Add(ref lanes, variant * GenotypePanels.InnerColumns * GenotypePanels.Lanes));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OuterTile(ref float left, int stride, ref float panel, int depth, ref float product)
    {
        Vector256<float> c00 = default, c01 = default, c02 = default;
        Vector256<float> c10 = default, c11 = default, c12 = default;
        Vector256<float> c20 = default, c21 = default, c22 = default;
        Vector256<float> c30 = default, c31 = default, c32 = default;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector256.LoadUnsafe(ref panel);
            var b1 = Vector256.LoadUnsafe(ref panel, Half);
            var b2 = Vector256.LoadUnsafe(ref panel, 2 * Half);
            var a0 = Vector256.Create(left);
            c00 = Vector256.FusedMultiplyAdd(a0, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(a0, b1, c01);
            c02 = Vector256.FusedMultiplyAdd(a0, b2, c02);
            var a1 = Vector256.Create(Unsafe.Add(ref left, 1));
            c10 = Vector256.FusedMultiplyAdd(a1, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(a1, b1, c11);
            c12 = Vector256.FusedMultiplyAdd(a1, b2, c12);
            var a2 = Vector256.Create(Unsafe.Add(ref left, 2));
            c20 = Vector256.FusedMultiplyAdd(a2, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(a2, b1, c21);
            c22 = Vector256.FusedMultiplyAdd(a2, b2, c22);
            var a3 = Vector256.Create(Unsafe.Add(ref left, 3));
            c30 = Vector256.FusedMultiplyAdd(a3, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(a3, b1, c31);
            c32 = Vector256.FusedMultiplyAdd(a3, b2, c32);
            left = ref Unsafe.Add(ref left, stride);
            panel = ref Unsafe.Add(ref panel, GenotypePanels.Width);
        }

        Store(ref Unsafe.Add(ref product, 0 * GenotypePanels.Width), c00, c01, c02);
        Store(ref Unsafe.Add(ref product, 1 * GenotypePanels.Width), c10, c11, c12);
        Store(ref Unsafe.Add(ref product, 2 * GenotypePanels.Width), c20, c21, c22);
        Store(ref Unsafe.Add(ref product, 3 * GenotypePanels.Width), c30, c31, c32);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InnerRow(ref float x, int panelStride, ref float columns, int columnStride, int panelCount, ref float lanes)
    {
        var low0 = Vector256.LoadUnsafe(ref lanes);
        var high0 = Vector256.LoadUnsafe(ref lanes, Half);
        var low1 = Vector256.LoadUnsafe(ref lanes, GenotypePanels.Lanes);
        var high1 = Vector256.LoadUnsafe(ref lanes, GenotypePanels.Lanes + Half);
        var low2 = Vector256.LoadUnsafe(ref lanes, 2 * GenotypePanels.Lanes);
        var high2 = Vector256.LoadUnsafe(ref lanes, (2 * GenotypePanels.Lanes) + Half);
        var low3 = Vector256.LoadUnsafe(ref lanes, 3 * GenotypePanels.Lanes);
        var high3 = Vector256.LoadUnsafe(ref lanes, (3 * GenotypePanels.Lanes) + Half);
        for (var panel = 0; panel < panelCount; panel++)
        {
            for (var part = 0; part < GenotypePanels.Width; part += GenotypePanels.Lanes)
            {
                var low = Vector256.LoadUnsafe(ref x, (nuint)part);
                var high = Vector256.LoadUnsafe(ref x, (nuint)(part + Half));
                ref var q = ref Unsafe.Add(ref columns, part);
                low0 = Vector256.FusedMultiplyAdd(low, Vector256.LoadUnsafe(ref q), low0);
                high0 = Vector256.FusedMultiplyAdd(high, Vector256.LoadUnsafe(ref q, Half), high0);
                low1 = Vector256.FusedMultiplyAdd(low, Vector256.LoadUnsafe(ref q, GenotypePanels.Width), low1);
                high1 = Vector256.FusedMultiplyAdd(high, Vector256.LoadUnsafe(ref q, GenotypePanels.Width + Half), high1);
                low2 = Vector256.FusedMultiplyAdd(low, Vector256.LoadUnsafe(ref q, 2 * GenotypePanels.Width), low2);
                high2 = Vector256.FusedMultiplyAdd(high, Vector256.LoadUnsafe(ref q, 2 * GenotypePanels.Width + Half), high2);
                low3 = Vector256.FusedMultiplyAdd(low, Vector256.LoadUnsafe(ref q, 3 * GenotypePanels.Width), low3);
                high3 = Vector256.FusedMultiplyAdd(high, Vector256.LoadUnsafe(ref q, 3 * GenotypePanels.Width + Half), high3);
            }

            x = ref Unsafe.Add(ref x, panelStride);
            columns = ref Unsafe.Add(ref columns, columnStride);
        }

        low0.StoreUnsafe(ref lanes);
        high0.StoreUnsafe(ref lanes, Half);
        low1.StoreUnsafe(ref lanes, GenotypePanels.Lanes);
        high1.StoreUnsafe(ref lanes, GenotypePanels.Lanes + Half);
        low2.StoreUnsafe(ref lanes, 2 * GenotypePanels.Lanes);
        high2.StoreUnsafe(ref lanes, (2 * GenotypePanels.Lanes) + Half);
        low3.StoreUnsafe(ref lanes, 3 * GenotypePanels.Lanes);
        high3.StoreUnsafe(ref lanes, (3 * GenotypePanels.Lanes) + Half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float target, Vector256<float> first, Vector256<float> second, Vector256<float> third)
    {
        first.StoreUnsafe(ref target);
        second.StoreUnsafe(ref target, Half);
        third.StoreUnsafe(ref target, 2 * Half);
    }
}
