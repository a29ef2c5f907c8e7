using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.LinearAlgebra;

/// <summary>Sums of products in one fixed order: eight lanes, then a tree. The same bits on every machine.</summary>
public static class DotProduct
{
    private const int Lanes = 8;

    public static double Of(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(left.Length, right.Length);
        var sum = Vector512<double>.Zero;
        var whole = left.Length / Lanes * Lanes;
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        for (var i = 0; i < whole; i += Lanes) sum += Vector512.LoadUnsafe(ref a, (nuint)i) * Vector512.LoadUnsafe(ref b, (nuint)i);
        var tail = 0.0;
        for (var i = whole; i < left.Length; i++) tail += left[i] * right[i];
        return Tree(sum) + tail;
    }

    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = Vector512<double>.Zero;
        var whole = values.Length / Lanes * Lanes;
        ref var a = ref MemoryMarshal.GetReference(values);
        for (var i = 0; i < whole; i += Lanes) sum += Vector512.LoadUnsafe(ref a, (nuint)i);
        var tail = 0.0;
        for (var i = whole; i < values.Length; i++) tail += values[i];
        return Tree(sum) + tail;
    }

    /// <summary>target += factor * values.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(target.Length, values.Length);
        var whole = target.Length / Lanes * Lanes;
        var factors = Vector512.Create(factor);
        ref var a = ref MemoryMarshal.GetReference(target);
        ref var b = ref MemoryMarshal.GetReference(values);
        for (var i = 0; i < whole; i += Lanes) (Vector512.LoadUnsafe(ref a, (nuint)i) + (factors * Vector512.LoadUnsafe(ref b, (nuint)i))).StoreUnsafe(ref a, (nuint)i);
        for (var i = whole; i < target.Length; i++) target[i] += factor * values[i];
    }

    private static double Tree(Vector512<double> v) => ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}
