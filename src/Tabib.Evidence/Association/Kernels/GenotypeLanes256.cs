using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>Two 256-bit registers.</summary>
internal readonly struct GenotypeLanes256(Vector256<float> low, Vector256<float> high) : IGenotypeLanes<GenotypeLanes256>
{
    private readonly Vector256<float> _low = low;
    private readonly Vector256<float> _high = high;

    public static GenotypeLanes256 Zero => new(Vector256<float>.Zero, Vector256<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GenotypeLanes256 Load(ref float source, int index) => new(Vector256.LoadUnsafe(ref source, (nuint)index), Vector256.LoadUnsafe(ref source, (nuint)index + 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GenotypeLanes256 Expand(uint packed, GenotypeLanes256 table) => new(Eight(packed, table._low), Eight(packed >> 16, table._low));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static GenotypeLanes256 MultiplyAdd(GenotypeLanes256 left, GenotypeLanes256 right, GenotypeLanes256 addend) =>
        new((left._low * right._low) + addend._low, (left._high * right._high) + addend._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(GenotypeLanes256 value)
    {
        var (a, b) = Vector256.Widen(value._low);
        var (c, d) = Vector256.Widen(value._high);
        var four = (a + c) + (b + d);
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Eight(uint packed, Vector256<float> table)
    {
        var places = Avx2.IsSupported
            ? Avx2.ShiftRightLogicalVariable(Vector256.Create(packed), Vector256.Create(0u, 2, 4, 6, 8, 10, 12, 14))
            : Vector256.Create(packed, packed >> 2, packed >> 4, packed >> 6, packed >> 8, packed >> 10, packed >> 12, packed >> 14);
        return Vector256.Shuffle(table, (places & Vector256.Create(7u)).AsInt32());
    }
}
