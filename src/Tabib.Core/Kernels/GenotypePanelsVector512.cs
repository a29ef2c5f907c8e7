using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tabib.Core.Kernels;

/// <summary><see cref="GenotypePanels"/> with vectors of 512 bits: 24 sums stay in registers.</summary>
internal static class GenotypePanelsVector512
{
    private static readonly Vector512<uint> Shifts = Vector512.Create(0u, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Expand(ref uint codes, int count, ReadOnlySpan<float> values, ref float target, int stride)
    {
        if (!Avx512F.IsSupported)
        {
            GenotypePanelsScalar.Expand(ref codes, count, values, ref target, stride);
            return;
        }

        // The look-up takes the lowest four bits: the table holds the four values for every next code.
        var four = Vector128.Create(values[0], values[1], values[2], values[3]);
        var table = Vector512.Create(Vector256.Create(four, four), Vector256.Create(four, four));
        var shifts = Shifts;
        for (var i = 0; i + 3 <= count; i += 3)
        {
            Look(table, shifts, Unsafe.Add(ref codes, i)).StoreUnsafe(ref target);
            Look(table, shifts, Unsafe.Add(ref codes, i + 1)).StoreUnsafe(ref target, GenotypePanels.Lanes);
            Look(table, shifts, Unsafe.Add(ref codes, i + 2)).StoreUnsafe(ref target, 2 * GenotypePanels.Lanes);
            target = ref Unsafe.Add(ref target, stride);
        }

        for (var i = count / 3 * 3; i < count; i++) Look(table, shifts, Unsafe.Add(ref codes, i)).StoreUnsafe(ref target, (nuint)(i % 3 * GenotypePanels.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Look(Vector512<float> table, Vector512<uint> shifts, uint codes) =>
        Avx512F.PermuteVar16x32(table, Avx512F.ShiftRightLogicalVariable(Vector512.Create(codes), shifts).AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Outer(ref float left, int stride, ref float panel, int depth, ref float product)
    {
        Vector512<float> c00 = default, c01 = default, c02 = default;
        Vector512<float> c10 = default, c11 = default, c12 = default;
        Vector512<float> c20 = default, c21 = default, c22 = default;
        Vector512<float> c30 = default, c31 = default, c32 = default;
        Vector512<float> c40 = default, c41 = default, c42 = default;
        Vector512<float> c50 = default, c51 = default, c52 = default;
        Vector512<float> c60 = default, c61 = default, c62 = default;
        Vector512<float> c70 = default, c71 = default, c72 = default;
        for (var k = 0; k < depth; k++)
        {
            var b0 = Vector512.LoadUnsafe(ref panel);
            var b1 = Vector512.LoadUnsafe(ref panel, 16);
            var b2 = Vector512.LoadUnsafe(ref panel, 32);
            var a0 = Vector512.Create(left);
            c00 = Vector512.FusedMultiplyAdd(a0, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(a0, b1, c01);
            c02 = Vector512.FusedMultiplyAdd(a0, b2, c02);
            var a1 = Vector512.Create(Unsafe.Add(ref left, 1));
            c10 = Vector512.FusedMultiplyAdd(a1, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(a1, b1, c11);
            c12 = Vector512.FusedMultiplyAdd(a1, b2, c12);
            var a2 = Vector512.Create(Unsafe.Add(ref left, 2));
            c20 = Vector512.FusedMultiplyAdd(a2, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(a2, b1, c21);
            c22 = Vector512.FusedMultiplyAdd(a2, b2, c22);
            var a3 = Vector512.Create(Unsafe.Add(ref left, 3));
            c30 = Vector512.FusedMultiplyAdd(a3, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(a3, b1, c31);
            c32 = Vector512.FusedMultiplyAdd(a3, b2, c32);
            var a4 = Vector512.Create(Unsafe.Add(ref left, 4));
            c40 = Vector512.FusedMultiplyAdd(a4, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(a4, b1, c41);
            c42 = Vector512.FusedMultiplyAdd(a4, b2, c42);
            var a5 = Vector512.Create(Unsafe.Add(ref left, 5));
            c50 = Vector512.FusedMultiplyAdd(a5, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(a5, b1, c51);
            c52 = Vector512.FusedMultiplyAdd(a5, b2, c52);
            var a6 = Vector512.Create(Unsafe.Add(ref left, 6));
            c60 = Vector512.FusedMultiplyAdd(a6, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(a6, b1, c61);
            c62 = Vector512.FusedMultiplyAdd(a6, b2, c62);
            var a7 = Vector512.Create(Unsafe.Add(ref left, 7));
            c70 = Vector512.FusedMultiplyAdd(a7, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(a7, b1, c71);
            c72 = Vector512.FusedMultiplyAdd(a7, b2, c72);
            left = ref Unsafe.Add(ref left, stride);
            panel = ref Unsafe.Add(ref panel, GenotypePanels.Width);
        }

        Store(ref Unsafe.Add(ref product, 0 * GenotypePanels.Width), c00, c01, c02);
        Store(ref Unsafe.Add(ref product, 1 * GenotypePanels.Width), c10, c11, c12);
        Store(ref Unsafe.Add(ref product, 2 * GenotypePanels.Width), c20, c21, c22);
        Store(ref Unsafe.Add(ref product, 3 * GenotypePanels.Width), c30, c31, c32);
        Store(ref Unsafe.Add(ref product, 4 * GenotypePanels.Width), c40, c41, c42);
        Store(ref Unsafe.Add(ref product, 5 * GenotypePanels.Width), c50, c51, c52);
        Store(ref Unsafe.Add(ref product, 6 * GenotypePanels.Width), c60, c61, c62);
        Store(ref Unsafe.Add(ref product, 7 * GenotypePanels.Width), c70, c71, c72);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Inner(ref float panels, int panelStride, ref float columns, int columnStride, int panelCount, ref float lanes)
    {
        var c00 = Vector512.LoadUnsafe(ref lanes);
        var c01 = Vector512.LoadUnsafe(ref lanes, GenotypePanels.Lanes);
        var c02 = Vector512.LoadUnsafe(ref lanes, 2 * GenotypePanels.Lanes);
        var c03 = Vector512.LoadUnsafe(ref lanes, 3 * GenotypePanels.Lanes);
        var c10 = Vector512.LoadUnsafe(ref lanes, 4 * GenotypePanels.Lanes);
        var c11 = Vector512.LoadUnsafe(ref lanes, 5 * GenotypePanels.Lanes);
        var c12 = Vector512.LoadUnsafe(ref lanes, 6 * GenotypePanels.Lanes);
        var c13 = Vector512.LoadUnsafe(ref lanes, 7 * GenotypePanels.Lanes);
        var c20 = Vector512.LoadUnsafe(ref lanes, 8 * GenotypePanels.Lanes);
        var c21 = Vector512.LoadUnsafe(ref lanes, 9 * GenotypePanels.Lanes);
        var c22 = Vector512.LoadUnsafe(ref lanes, 10 * GenotypePanels.Lanes);
        var c23 = Vector512.LoadUnsafe(ref lanes, 11 * GenotypePanels.Lanes);
        var c30 = Vector512.LoadUnsafe(ref lanes, 12 * GenotypePanels.Lanes);
        var c31 = Vector512.LoadUnsafe(ref lanes, 13 * GenotypePanels.Lanes);
        var c32 = Vector512.LoadUnsafe(ref lanes, 14 * GenotypePanels.Lanes);
        var c33 = Vector512.LoadUnsafe(ref lanes, 15 * GenotypePanels.Lanes);
        var c40 = Vector512.LoadUnsafe(ref lanes, 16 * GenotypePanels.Lanes);
        var c41 = Vector512.LoadUnsafe(ref lanes, 17 * GenotypePanels.Lanes);
        var c42 = Vector512.LoadUnsafe(ref lanes, 18 * GenotypePanels.Lanes);
        var c43 = Vector512.LoadUnsafe(ref lanes, 19 * GenotypePanels.Lanes);
        var c50 = Vector512.LoadUnsafe(ref lanes, 20 * GenotypePanels.Lanes);
        var c51 = Vector512.LoadUnsafe(ref lanes, 21 * GenotypePanels.Lanes);
        var c52 = Vector512.LoadUnsafe(ref lanes, 22 * GenotypePanels.Lanes);
        var c53 = Vector512.LoadUnsafe(ref lanes, 23 * GenotypePanels.Lanes);
        for (var panel = 0; panel < panelCount; panel++)
        {
            for (var part = 0; part < GenotypePanels.Width; part += GenotypePanels.Lanes)
            {
                ref var x = ref Unsafe.Add(ref panels, part);
                ref var q = ref Unsafe.Add(ref columns, part);
                var q0 = Vector512.LoadUnsafe(ref q);
                var q1 = Vector512.LoadUnsafe(ref q, GenotypePanels.Width);
                var q2 = Vector512.LoadUnsafe(ref q, 2 * GenotypePanels.Width);
                var q3 = Vector512.LoadUnsafe(ref q, 3 * GenotypePanels.Width);
                var x0 = Vector512.LoadUnsafe(ref x);
                c00 = Vector512.FusedMultiplyAdd(x0, q0, c00);
                c01 = Vector512.FusedMultiplyAdd(x0, q1, c01);
                c02 = Vector512.FusedMultiplyAdd(x0, q2, c02);
                c03 = Vector512.FusedMultiplyAdd(x0, q3, c03);
                var x1 = Vector512.LoadUnsafe(ref x, GenotypePanels.Width);
                c10 = Vector512.FusedMultiplyAdd(x1, q0, c10);
                c11 = Vector512.FusedMultiplyAdd(x1, q1, c11);
                c12 = Vector512.FusedMultiplyAdd(x1, q2, c12);
                c13 = Vector512.FusedMultiplyAdd(x1, q3, c13);
                var x2 = Vector512.LoadUnsafe(ref x, 2 * GenotypePanels.Width);
                c20 = Vector512.FusedMultiplyAdd(x2, q0, c20);
                c21 = Vector512.FusedMultiplyAdd(x2, q1, c21);
                c22 = Vector512.FusedMultiplyAdd(x2, q2, c22);
                c23 = Vector512.FusedMultiplyAdd(x2, q3, c23);
                var x3 = Vector512.LoadUnsafe(ref x, 3 * GenotypePanels.Width);
                c30 = Vector512.FusedMultiplyAdd(x3, q0, c30);
                c31 = Vector512.FusedMultiplyAdd(x3, q1, c31);
                c32 = Vector512.FusedMultiplyAdd(x3, q2, c32);
                c33 = Vector512.FusedMultiplyAdd(x3, q3, c33);
                var x4 = Vector512.LoadUnsafe(ref x, 4 * GenotypePanels.Width);
                c40 = Vector512.FusedMultiplyAdd(x4, q0, c40);
                c41 = Vector512.FusedMultiplyAdd(x4, q1, c41);
                c42 = Vector512.FusedMultiplyAdd(x4, q2, c42);
                c43 = Vector512.FusedMultiplyAdd(x4, q3, c43);
                var x5 = Vector512.LoadUnsafe(ref x, 5 * GenotypePanels.Width);
                c50 = Vector512.FusedMultiplyAdd(x5, q0, c50);
                c51 = Vector512.FusedMultiplyAdd(x5, q1, c51);
                c52 = Vector512.FusedMultiplyAdd(x5, q2, c52);
                c53 = Vector512.FusedMultiplyAdd(x5, q3, c53);
            }

            panels = ref Unsafe.Add(ref panels, panelStride);
            columns = ref Unsafe.Add(ref columns, columnStride);
        }

        Store(ref Unsafe.Add(ref lanes, 0 * GenotypePanels.InnerColumns * GenotypePanels.Lanes), c00, c01, c02);
        c03.StoreUnsafe(ref lanes, 3 * GenotypePanels.Lanes);
        Store(ref Unsafe.Add(ref lanes, 1 * GenotypePanels.InnerColumns * GenotypePanels.Lanes), c10, c11, c12);
        c13.StoreUnsafe(ref lanes, 7 * GenotypePanels.Lanes);
        Store(ref Unsafe.Add(ref lanes, 2 * GenotypePanels.InnerColumns * GenotypePanels.Lanes), c20, c21, c22);
        c23.StoreUnsafe(ref lanes, 11 * GenotypePanels.Lanes);
        Store(ref Unsafe.Add(ref lanes, 3 * GenotypePanels.InnerColumns * GenotypePanels.Lanes), c30, c31, c32);
        c33.StoreUnsafe(ref lanes, 15 * GenotypePanels.Lanes);
        Store(ref Unsafe.Add(ref lanes, 4 * GenotypePanels.InnerColumns * GenotypePanels.Lanes), c40, c41, c42);
        c43.StoreUnsafe(ref lanes, 19 * GenotypePanels.Lanes);
        Store(ref Unsafe.Add(ref lanes, 5 * GenotypePanels.InnerColumns * GenotypePanels.Lanes), c50, c51, c52);
        c53.StoreUnsafe(ref lanes, 23 * GenotypePanels.Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float target, Vector512<float> first, Vector512<float> second, Vector512<float> third)
    {
        first.StoreUnsafe(ref target);
        second.StoreUnsafe(ref target, 16);
        third.StoreUnsafe(ref target, 32);
    }
}
