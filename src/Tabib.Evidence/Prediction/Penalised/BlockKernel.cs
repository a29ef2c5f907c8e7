using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Prediction.Penalised;

/// <summary>Products of some columns of a block, four at a time. Lanes and their tree have one order: the same bits everywhere.</summary>
internal static class BlockKernel
{
    private const int Lanes = 8;
    private const int Stride = BlockedDesign.Stride;

    /// <summary>target += the sum of factors[i] * column of[i].</summary>
    public static void AddCombination(ReadOnlySpan<double> block, ReadOnlySpan<int> of, ReadOnlySpan<double> factors, Span<double> target)
    {
        var i = 0;
        for (; i + 4 <= of.Length; i += 4) AddFour(block, of.Slice(i, 4), factors.Slice(i, 4), target);
        for (; i < of.Length; i++) DotProduct.AddScaled(target[..BlockedDesign.Rows], factors[i], block.Slice(of[i] * Stride, BlockedDesign.Rows));
    }

    /// <summary>gradient[of[i]] += the product of column of[i] and the values.</summary>
    public static void AddProducts(ReadOnlySpan<double> block, ReadOnlySpan<int> of, ReadOnlySpan<double> values, Span<double> gradient)
    {
        var i = 0;
        for (; i + 4 <= of.Length; i += 4) DotFour(block, of.Slice(i, 4), values, gradient);
        for (; i < of.Length; i++) gradient[of[i]] += DotProduct.Of(block.Slice(of[i] * Stride, BlockedDesign.Rows), values[..BlockedDesign.Rows]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(ReadOnlySpan<double> block, ReadOnlySpan<int> of, ReadOnlySpan<double> factors, Span<double> target)
    {
        ref var first = ref MemoryMarshal.GetReference(block);
        ref var a = ref Unsafe.Add(ref first, of[0] * Stride);
        ref var b = ref Unsafe.Add(ref first, of[1] * Stride);
        ref var c = ref Unsafe.Add(ref first, of[2] * Stride);
        ref var d = ref Unsafe.Add(ref first, of[3] * Stride);
        ref var t = ref MemoryMarshal.GetReference(target[..BlockedDesign.Rows]);
        var (fa, fb, fc, fd) = (Vector512.Create(factors[0]), Vector512.Create(factors[1]), Vector512.Create(factors[2]), Vector512.Create(factors[3]));
        for (nuint row = 0; row < BlockedDesign.Rows; row += Lanes)
        {
            var sum = Vector512.LoadUnsafe(ref t, row);
            sum = Vector512.FusedMultiplyAdd(fa, Vector512.LoadUnsafe(ref a, row), sum);
            sum = Vector512.FusedMultiplyAdd(fb, Vector512.LoadUnsafe(ref b, row), sum);
            sum = Vector512.FusedMultiplyAdd(fc, Vector512.LoadUnsafe(ref c, row), sum);
            sum = Vector512.FusedMultiplyAdd(fd, Vector512.LoadUnsafe(ref d, row), sum);
            sum.StoreUnsafe(ref t, row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotFour(ReadOnlySpan<double> block, ReadOnlySpan<int> of, ReadOnlySpan<double> values, Span<double> gradient)
    {
        ref var first = ref MemoryMarshal.GetReference(block);
        ref var a = ref Unsafe.Add(ref first, of[0] * Stride);
        ref var b = ref Unsafe.Add(ref first, of[1] * Stride);
        ref var c = ref Unsafe.Add(ref first, of[2] * Stride);
        ref var d = ref Unsafe.Add(ref first, of[3] * Stride);
        ref var v = ref MemoryMarshal.GetReference(values[..BlockedDesign.Rows]);
        Vector512<double> sa = default, sb = default, sc = default, sd = default;
        for (nuint row = 0; row < BlockedDesign.Rows; row += Lanes)
        {
            var value = Vector512.LoadUnsafe(ref v, row);
            sa = Vector512.FusedMultiplyAdd(value, Vector512.LoadUnsafe(ref a, row), sa);
            sb = Vector512.FusedMultiplyAdd(value, Vector512.LoadUnsafe(ref b, row), sb);
            sc = Vector512.FusedMultiplyAdd(value, Vector512.LoadUnsafe(ref c, row), sc);
            sd = Vector512.FusedMultiplyAdd(value, Vector512.LoadUnsafe(ref d, row), sd);
        }

        gradient[of[0]] += Tree(sa);
        gradient[of[1]] += Tree(sb);
        gradient[of[2]] += Tree(sc);
        gradient[of[3]] += Tree(sd);
    }

    private static double Tree(Vector512<double> v) => ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}
