using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tabib.Evidence.Prediction.Penalised;

internal static class ColumnScaling
{
    /// <summary>target = left * right, entry by entry; a whole number of eight lanes.</summary>
    public static void Multiply(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> target)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(left.Length, target.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(right.Length, target.Length);
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        ref var t = ref MemoryMarshal.GetReference(target);
        for (var i = 0; i < target.Length; i += 8) (Vector512.LoadUnsafe(ref a, (nuint)i) * Vector512.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref t, (nuint)i);
    }
}
