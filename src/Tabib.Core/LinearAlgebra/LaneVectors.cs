using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Core.LinearAlgebra;

/// <summary>Short vectors whose length is a whole number of eight lanes.</summary>
public static class LaneVectors
{
    private const int Lanes = 8;

    /// <summary>The least whole number of lanes that holds so many numbers.</summary>
    public static int Padded(int count) => (count + Lanes - 1) / Lanes * Lanes;

    /// <summary>target += factor * values.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> values)
    {
        ref var t = ref MemoryMarshal.GetReference(target);
        ref var v = ref MemoryMarshal.GetReference(values[..target.Length]);
        var scale = Vector512.Create(factor);
        for (var i = 0; i < target.Length; i += Lanes) Vector512.FusedMultiplyAdd(scale, Vector512.LoadUnsafe(ref v, (nuint)i), Vector512.LoadUnsafe(ref t, (nuint)i)).StoreUnsafe(ref t, (nuint)i);
    }

    /// <summary>target = factor * (left - share * right).</summary>
    public static void Combine(Span<double> target, double factor, ReadOnlySpan<double> left, double share, ReadOnlySpan<double> right)
    {
        ref var t = ref MemoryMarshal.GetReference(target);
        ref var l = ref MemoryMarshal.GetReference(left[..target.Length]);
        ref var r = ref MemoryMarshal.GetReference(right[..target.Length]);
        var (scale, part) = (Vector512.Create(factor), Vector512.Create(-share));
        for (var i = 0; i < target.Length; i += Lanes) (scale * Vector512.FusedMultiplyAdd(part, Vector512.LoadUnsafe(ref r, (nuint)i), Vector512.LoadUnsafe(ref l, (nuint)i))).StoreUnsafe(ref t, (nuint)i);
    }

    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref var l = ref MemoryMarshal.GetReference(left);
        ref var r = ref MemoryMarshal.GetReference(right[..left.Length]);
        var sum = Vector512<double>.Zero;
        for (var i = 0; i < left.Length; i += Lanes) sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref l, (nuint)i), Vector512.LoadUnsafe(ref r, (nuint)i), sum);
        return Tree(sum);
    }

    /// <summary>The sum of the lanes, in one fixed order.</summary>
    public static double Tree(Vector512<double> lanes)
    {
        var half = lanes.GetLower() + lanes.GetUpper();
        var quarter = half.GetLower() + half.GetUpper();
        return quarter[0] + quarter[1];
    }
}
