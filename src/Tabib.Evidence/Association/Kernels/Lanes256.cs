using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Tabib.Evidence.Association.Kernels;

/// <summary>Two 256-bit registers.</summary>
internal readonly struct Lanes256(Vector256<double> low, Vector256<double> high) : ILanes<Lanes256>
{
    private readonly Vector256<double> _low = low;
    private readonly Vector256<double> _high = high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref double source, nint index) => new(Vector256.LoadUnsafe(ref source, (nuint)index), Vector256.LoadUnsafe(ref source, (nuint)index + 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Splat(double value) => new(Vector256.Create(value), Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double target, nint index)
    {
        _low.StoreUnsafe(ref target, (nuint)index);
        _high.StoreUnsafe(ref target, (nuint)index + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => new(left._low + right._low, left._high + right._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => new(left._low - right._low, left._high - right._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => new(left._low * right._low, left._high * right._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 left, Lanes256 right) => new(left._low / right._low, left._high / right._high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 left, Lanes256 right, Lanes256 addend) =>
        new(Vector256.FusedMultiplyAdd(left._low, right._low, addend._low), Vector256.FusedMultiplyAdd(left._high, right._high, addend._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Abs(Lanes256 value) => new(Vector256.Abs(value._low), Vector256.Abs(value._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 left, Lanes256 right) => new(Greater(left._low, right._low), Greater(left._high, right._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 SelectNegative(Lanes256 sign, Lanes256 negative, Lanes256 other) => new(
        Vector256.ConditionalSelect(Vector256.LessThan(sign._low, Vector256<double>.Zero), negative._low, other._low),
        Vector256.ConditionalSelect(Vector256.LessThan(sign._high, Vector256<double>.Zero), negative._high, other._high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Scale(Lanes256 value, Lanes256 exponent) => new(
        (value._low.AsInt64() + (exponent._low.AsInt64() << 52)).AsDouble(),
        (value._high.AsInt64() + (exponent._high.AsInt64() << 52)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Lanes256 value)
    {
        var four = value._low + value._high;
        var two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Greater(Vector256<double> left, Vector256<double> right) => Vector256.ConditionalSelect(Vector256.GreaterThan(left, right), left, right);
}
