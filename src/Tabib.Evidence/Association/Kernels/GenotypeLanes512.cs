using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>One 512-bit register.</summary>
internal readonly struct GenotypeLanes512(Vector512<float> v) : IGenotypeLanes<GenotypeLanes512>
{
    private readonly Vector512<float> _v = v;

    public static GenotypeLanes512 Zero => new(Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GenotypeLanes512 Load(ref float source, int index) => new(Vector512.LoadUnsafe(ref source, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GenotypeLanes512 Expand(uint packed, GenotypeLanes512 table)
    {
        var shifts = Vector512.Create(0u, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        return new(Avx512F.PermuteVar16x32(table._v, Avx512F.ShiftRightLogicalVariable(Vector512.Create(packed), shifts).AsInt32()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GenotypeLanes512 MultiplyAdd(GenotypeLanes512 left, GenotypeLanes512 right, GenotypeLanes512 addend) => new(Vector512.FusedMultiplyAdd(left._v, right._v, addend._v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(GenotypeLanes512 value)
    {
        var (low, high) = Vector512.Widen(value._v);
        var eight = low + high;
        var four = eight.GetLower() + eight.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
